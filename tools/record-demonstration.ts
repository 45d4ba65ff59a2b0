import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { recordDemonstration } from "../lab/demonstration.ts";
import { loadKnowledge } from "./networks/load-knowledge.ts";

/** Records anew what the first-run page shows: `npm run record:demonstration`, wherever the detection says otherwise now. */
const file = fileURLToPath(new URL("../src/welcome/recorded.json", import.meta.url));
const text = JSON.stringify(recordDemonstration(loadKnowledge()));
writeFileSync(file, `${text}\n`);
console.log(`${String(text.length)} characters in src/welcome/recorded.json`);
