import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import packageFile from "../package.json" with { type: "json" };
import { makeSigningKey } from "./package/signing-key.ts";

/**
 * Shows that packages come of their source alone: makes them in two clones of the last commit, in other folders and time zones, and once
 * more from the source archive of the first. Prints the hashes; exit status 1 where any differ. `npm run check:packages`; about five minutes.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = `fluxward-${packageFile.version}-source.zip`;

const folder = mkdtempSync(join(tmpdir(), "fluxward-packages-"));
try {
  const key = join(folder, "key.pem");
  makeSigningKey(key);
  const places = {
    "first clone": join(folder, "one"),
    "second clone, another folder and time zone": join(folder, "a b", "deep", "other"),
    "source archive": join(folder, "reviewer"),
  };
  const [first, second, archive] = Object.values(places);
  for (const clone of [first, second]) run(["git", "clone", "-q", ROOT, clone ?? ""], ROOT, "UTC");
  const one = packagesOf(first ?? "", key, "UTC");
  const two = packagesOf(second ?? "", key, "Asia/Kathmandu");
  unpack(join(first ?? "", "packages", SOURCE), archive ?? "");
  const three = packagesOf(archive ?? "", key, "America/St_Johns");
  console.log(one.join("\n"));
  // An archive holds no archive of itself: there is no checkout to make it of.
  const withoutSource = one.filter((line) => !line.endsWith(SOURCE));
  const areEqual = [two.join() === one.join(), three.join() === withoutSource.join()];
  for (const [index, place] of Object.keys(places).slice(1).entries()) {
    console.log(`${place}: ${areEqual[index] === true ? "the same" : "DIFFERENT"}`);
  }
  process.exitCode = areEqual.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The lines of `SHA256SUMS`. */
function packagesOf(place: string, key: string, timeZone: string): readonly string[] {
  run(["npm", "ci", "--loglevel=error"], place, timeZone);
  run(["npm", "run", "--silent", "package", "--", "--key", key], place, timeZone);
  return readFileSync(join(place, "packages/SHA256SUMS"), "utf8").trim().split("\n");
}

function run([program = "", ...args]: readonly string[], cwd: string, timeZone: string): void {
  execFileSync(program, args, {
    cwd,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, TZ: timeZone },
  });
}

function unpack(archive: string, place: string): void {
  for (const [path, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), content);
  }
}
