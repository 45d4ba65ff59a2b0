import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { readHostArgument } from "../../src/cli/host-argument.ts";

const LOOK = { resolvers: [], json: false, ecs: false, captureFile: undefined, caFile: undefined };

describe("a good command line", () => {
  test.each<[string, object]>([
    ["--help", { kind: "help" }],
    ["check -h", { kind: "help" }],
    ["--version", { kind: "version" }],
    ["check a.net b.net", { kind: "check", hosts: ["a.net", "b.net"], ...LOOK }],
    [
      "check --json a.net --resolver https://r1/ --resolver=https://r2/?x=y --capture f --ca c.pem",
      {
        kind: "check",
        hosts: ["a.net"],
        resolvers: ["https://r1/", "https://r2/?x=y"],
        json: true,
        ecs: false,
        captureFile: "f",
        caFile: "c.pem",
      },
    ],
    ["check a.net --ecs", { kind: "check", hosts: ["a.net"], ...LOOK, ecs: true }],
    ["watch a.net --json", { kind: "watch", host: "a.net", ...LOOK, json: true }],
    ["policy managed.json", { kind: "policy", file: "managed.json", json: false, id: undefined }],
    [
      `policy managed.json --id ${"abcdefghijklmnop".repeat(2)}`,
      { kind: "policy", file: "managed.json", json: false, id: "abcdefghijklmnop".repeat(2) },
    ],
    [
      "policy --json managed.json",
      { kind: "policy", file: "managed.json", json: true, id: undefined },
    ],
    ["replay -", { kind: "replay", file: "-", json: false }],
    ["replay --json -- --odd-name", { kind: "replay", file: "--odd-name", json: true }],
    ["replay -- --help", { kind: "replay", file: "--help", json: false }],
  ])("%s", (text, command) => {
    expect(parseArguments(text.split(" "))).toEqual({ ok: true, command });
  });
});

describe("a bad command line says what is wrong", () => {
  test.each<[string, RegExp]>([
    ["", /Say what to do/],
    ["frobnicate", /no command "frobnicate"/],
    ["toString", /no command "toString"/],
    ["--json", /no command "--json"/],
    ["check", /needs the name of a site/],
    ["watch", /needs the name of a site/],
    ["watch a.net b.net", /one site at a time/],
    ["replay", /needs a file/],
    ["replay a b", /one file at a time/],
    ["replay f --capture g", /"replay" has no option "--capture"/],
    ["check a.net --frob", /"check" has no option "--frob"/],
    ["check a.net -x", /has no option "-x"/],
    ["check a.net --resolver", /--resolver needs a value/],
    ["check a.net --resolver=", /--resolver needs a value/],
    ["check a.net --json=yes", /--json takes no value/],
    ["check a.net --capture f --capture g", /once only/],
    [`check a.net${" --resolver https://r/".repeat(9)}`, /At most 8/],
  ])("%s", (text, problem) => {
    const parsed = parseArguments(text === "" ? [] : text.split(" "));
    expect(parsed).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
  });
});

describe("a site as people type it", () => {
  test.each([
    ["Shop.Flux-Site.NET.", "shop.flux-site.net"],
    ["https://user:secret@shop.net:8443/path?q#f", "shop.net"],
    ["bücher.de", "xn--bcher-kva.de"],
    ["shop.net/path", "shop.net"],
  ])("%s", (text, host) => {
    expect(readHostArgument(text)).toMatchObject({ ok: true, host });
  });

  test.each([
    ["", "not-a-name"],
    ["a b", "not-a-name"],
    ["http://192.0.2.1/", "ip-literal"],
    ["[2001:db8::1]", "ip-literal"],
    ["localhost", "special-use"],
    ["printer", "single-label"],
    ["co.uk", "public-suffix"],
  ])("%j is refused: %s", (text, reason) => {
    expect(readHostArgument(text)).toEqual({ ok: false, reason });
  });
});
