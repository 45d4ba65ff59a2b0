import { describe, expect, it } from "vitest";
import { readArguments } from "../../tools/package/arguments.ts";

describe("the arguments of npm run package", () => {
  it("may be none", () => {
    expect(readArguments([])).toEqual({
      ...{ isNewKey: false, isForEsr: false, help: false, out: "packages" },
    });
  });

  it("name a key that is there, or one to be made", () => {
    expect(readArguments(["--key", "a.pem"])).toMatchObject({ key: "a.pem", isNewKey: false });
    expect(readArguments(["--new-key", "a.pem"])).toMatchObject({ key: "a.pem", isNewKey: true });
    expect(readArguments(["--key", "a.pem", "--new-key", "b.pem"])).toContain("not both");
  });

  it.each([
    ["https://example.com/x", "https://example.com/x/"],
    ["https://example.com", "https://example.com/"],
    ["http://127.0.0.1:8000/", "http://127.0.0.1:8000/"],
  ])("take %s as the folder to serve from", (given, selfHost) => {
    expect(readArguments(["--self-host", given])).toMatchObject({ selfHost });
  });

  it.each([
    ["nowhere", "no web address"],
    ["http://example.com/", "must begin with https://"],
    ["file:///tmp/", "must begin with https://"],
    ["https://example.com/?a=b", 'without "?"'],
    ["https://name:word@example.com/", "name or password"],
  ])("do not take %s", (given, why) => {
    expect(readArguments(["--self-host", given])).toContain(why);
  });

  it("have settings for a kit alone", () => {
    expect(readArguments(["--settings", "s.json"])).toContain("--self-host");
    expect(readArguments(["--esr"])).toContain("--self-host");
  });

  it("are said to be wrong where nobody knows them", () => {
    expect(readArguments(["--what"])).toContain("--what");
  });
});
