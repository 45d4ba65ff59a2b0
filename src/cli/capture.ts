import { appendFileSync } from "node:fs";
import type { Look } from "../detection/observation.ts";
import { replayLine } from "../storage/replay-file.ts";

/** Keeps looks in the form that `replay` reads. */
export type Capture = (host: string, look: Look) => void;

/**
 * Appends every answer to a file. Equal answers in one millisecond are written a millisecond apart,
 * since replay takes equal lines for one. Throws at once where the file cannot be written.
 */
export function createCapture(file: string): Capture {
  appendFileSync(file, "");
  return (host, look) => {
    const written = new Set<string>();
    let text = "";
    for (const observation of [...look.observations].sort((a, b) => a.at - b.at)) {
      let at = observation.at;
      let line = replayLine(host, observation, at);
      while (written.has(line)) {
        at += 1;
        line = replayLine(host, observation, at);
      }
      written.add(line);
      text += `${line}\n`;
    }
    appendFileSync(file, text);
  };
}
