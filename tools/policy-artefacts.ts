import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { policyArtefacts, POLICY_FOLDER, withReference } from "./policy/artefacts.ts";

/* Writes all that administrators get anew; a test holds that it is written. */
for (const [name, content] of Object.entries(policyArtefacts())) {
  const path = join(POLICY_FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
const PAGE = "docs/administration.md";
writeFileSync(PAGE, withReference(readFileSync(PAGE, "utf8")));
