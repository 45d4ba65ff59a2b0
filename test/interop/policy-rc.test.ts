import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withoutDaemons } from "../../lab/interop/policy-rc.ts";

describe("while packages are installed", () => {
  let folder = "";
  let policy = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fluxward-policy-"));
    policy = join(folder, "policy-rc.d");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const duringWork = () => Promise.resolve(spawnSync(policy).status);

  test("no daemon may start, and nothing is left where nothing was", async () => {
    expect(await withoutDaemons(duringWork, policy)).toBe(101);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a policy that was there comes back as it was, also after a failure", async () => {
    writeFileSync(policy, "#!/bin/sh\nexit 0\n", { mode: 0o751 });
    expect(await withoutDaemons(duringWork, policy)).toBe(101);
    await expect(withoutDaemons(() => Promise.reject(new Error("no")), policy)).rejects.toThrow();
    expect(readFileSync(policy, "utf8")).toBe("#!/bin/sh\nexit 0\n");
    expect(statSync(policy).mode & 0o777).toBe(0o751);
    expect(readdirSync(folder)).toEqual(["policy-rc.d"]);
  });

  test("a link comes back as a link, even one that leads nowhere", async () => {
    symlinkSync("/nowhere/at/all", policy);
    expect(await withoutDaemons(duringWork, policy)).toBe(101);
    expect(lstatSync(policy).isSymbolicLink()).toBe(true);
  });

  test("what an interrupted run left behind is put right", async () => {
    writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    writeFileSync(`${policy}.before-fluxward`, "the person's own");
    await withoutDaemons(duringWork, policy);
    expect(readFileSync(policy, "utf8")).toBe("the person's own");
    expect(readdirSync(folder)).toEqual(["policy-rc.d"]);
  });
});
