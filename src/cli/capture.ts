import { appendFileSync } from "node:fs";
import type { Look, Observation, ResourceRecord } from "../detection/observation.ts";
import { TYPE_NUMBERS } from "../dns/record-types.ts";

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

/** One answer as DNS-JSON with `t`, `resolver` and `host`. */
export function replayLine(host: string, observation: Observation, at: number): string {
  const { resolver, question, status, answer, extendedErrors, subnet } = observation;
  return JSON.stringify({
    t: at / 1000,
    resolver,
    host,
    Status: status,
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: false,
    Question: [{ name: `${question.name}.`, type: TYPE_NUMBERS[question.type] }],
    ...(answer.length > 0 && { Answer: answer.map(replayRecord) }),
    // As Google's resolver writes it: the subnet's address, then for how many bits the answer holds.
    ...(subnet !== undefined && {
      edns_client_subnet: subnet.asked.replace(/\/.*/, `/${String(subnet.scope)}`),
    }),
    ...(extendedErrors !== undefined && {
      extended_dns_errors: extendedErrors.map((code) => ({ info_code: code })),
    }),
  });
}

function replayRecord({ name, type, ttl, data }: ResourceRecord): object {
  const isAddress = type === "A" || type === "AAAA";
  return {
    name: `${name}.`,
    type: TYPE_NUMBERS[type],
    TTL: ttl,
    data: isAddress ? data : `${data}.`,
  };
}
