import { describe, expect, test } from "vitest";
import { browsersFor, toolsFor } from "../../tools/setup/needs.mjs";
import {
  isSupportedNode,
  SUPPORTED_FROM,
  SUPPORTED_LINES,
} from "../../tools/setup/node-version.mjs";
import { whyInstall } from "../../tools/setup/packages.mjs";
import { readText } from "../architecture/project-files.ts";

describe("the Node version", () => {
  test.each([
    ["18.20.4", false],
    ["20.18.3", false],
    ["20.19.0", true],
    ["20.20.2", true],
    ["21.7.3", false],
    ["22.12.0", false],
    ["22.13.0", true],
    ["23.11.0", false],
    ["24.0.0", true],
    ["30.1.0", true],
  ])("%s: %s", (version, supported) => {
    expect(isSupportedNode(version)).toBe(supported);
  });

  test("is the range that package.json declares", () => {
    const { engines } = JSON.parse(readText("package.json")) as { engines: { node: string } };
    const lines = SUPPORTED_LINES.map(({ major, minor }) => `^${major}.${minor}.0`);
    expect(engines.node).toBe([...lines, `>=${SUPPORTED_FROM}.0.0`].join(" || "));
  });
});

describe("browsersFor", () => {
  test.each([
    ["start", [], ["chromium"]],
    ["start", ["--headed"], ["chromium"]],
    ["test", [], ["chromium", "firefox"]],
    ["test", ["types", "lint", "units"], []],
    ["test", ["firefox"], ["firefox"]],
    ["test", ["policy"], ["chromium", "firefox"]],
    ["test", ["builds", "chromium"], ["chromium"]],
  ])("%s %j needs %j", (command, args, expected) => {
    expect(browsersFor(command, args)).toEqual(expected);
  });
});

describe("toolsFor", () => {
  test.each([
    ["start", [], ["ip", "unshare"]],
    ["test", [], ["ip", "unshare", "tcpdump"]],
    ["test", ["firefox"], ["ip", "unshare"]],
    ["test", ["types", "units"], []],
    ["interop", [], ["ip", "unshare"]],
  ])("%s %j needs %j", (command, args, expected) => {
    expect(toolsFor(command, args)).toEqual(expected);
  });
});

describe("whyInstall", () => {
  const one = { version: "1.0.0", integrity: "sha512-a" };
  const locked = {
    packages: { "": {}, "node_modules/one": one, "node_modules/two": { ...one, optional: true } },
  };
  const here = (): boolean => true;

  test.each([
    ["nothing is installed", undefined, here, /node_modules is missing/],
    ["a package is not in the inner lock", { packages: {} }, here, /one is missing/],
    [
      "its folder is gone",
      { packages: { "node_modules/one": one } },
      () => false,
      /one is missing/,
    ],
    [
      "another version is there",
      { packages: { "node_modules/one": { ...one, version: "1.0.1" } } },
      here,
      /one is not the locked version/,
    ],
    [
      "other bytes are there",
      { packages: { "node_modules/one": { ...one, integrity: "sha512-b" } } },
      here,
      /one is not the locked version/,
    ],
  ])("%s: installs", (_what, installed, exists, why) => {
    expect(whyInstall(locked, installed, exists)).toMatch(why);
  });

  test("leaves alone what is as locked, and optional packages of other systems", () => {
    expect(whyInstall(locked, { packages: { "node_modules/one": one } }, here)).toBeUndefined();
  });
});
