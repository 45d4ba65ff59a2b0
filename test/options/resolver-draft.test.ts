import { describe, expect, it } from "vitest";
import {
  draftProblemText,
  MOST_RESOLVERS,
  withResolver,
} from "../../src/options/resolver-draft.ts";
import { ENGLISH } from "../ui/english.ts";

describe("withResolver", () => {
  const one = ["https://a.example.net/dns-query"];

  it("adds a resolver at the end, in its one form", () => {
    expect(withResolver(one, " HTTPS://B.example.net/dns-query{?dns} ")).toEqual({
      ok: true,
      resolvers: [...one, "https://b.example.net/dns-query"],
    });
  });

  it.each([
    ["", "Enter an address"],
    ["quad9", "not an address"],
    ["http://dns.example.net/", "must begin with https://"],
    ["https://me:pw@dns.example.net/", "must not hold a user name"],
    ["https://dns.example.net/#x", "must not hold a # part"],
    ["https://a.example.net:443/dns-query", "already in the list"],
  ])("refuses %j and says why", (draft, said) => {
    const result = withResolver(one, draft);
    expect(result.ok ? "" : draftProblemText(result.problem, ENGLISH)).toContain(said);
  });

  it("stops at as many as the settings take", () => {
    const full = Array.from(
      { length: MOST_RESOLVERS },
      (_, n) => `https://r${String(n)}.example.net/`,
    );
    const result = withResolver(full, "https://x.example.net/");
    expect(result.ok ? "" : draftProblemText(result.problem, ENGLISH)).toBe(
      "At most 8 services can be used.",
    );
  });
});
