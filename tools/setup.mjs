// First stage of `npm start` and `npm test`. It runs before anything is installed, so it and the
// files under setup/ are plain JavaScript on Node's own modules; the second stage is TypeScript.
import { ensureBrowsers } from "./setup/browsers.mjs";
import { runSecondStage } from "./setup/children.mjs";
import { browsersFor, toolsFor } from "./setup/needs.mjs";
import { ensureNode } from "./setup/node-version.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { NeedsPerson } from "./setup/say.mjs";

const STAGES = new Map([
  ["start", "tools/demo/main.ts"],
  ["test", "tools/test/run.ts"],
  ["interop", "tools/interop.ts"],
]);

const [command = "", ...args] = process.argv.slice(2);
const secondStage = STAGES.get(command);
if (secondStage === undefined) {
  console.error(`Use: node tools/setup.mjs ${[...STAGES.keys()].join("|")} [arguments]`);
  process.exit(2);
}

try {
  ensureNode();
  await ensurePackages();
  const paths = await ensureBrowsers(browsersFor(command, args), toolsFor(command, args));
  process.exitCode = await runSecondStage(secondStage, args, paths);
} catch (error) {
  if (!(error instanceof NeedsPerson)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}
