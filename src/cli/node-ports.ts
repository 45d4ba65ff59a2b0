import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import type { Clock, DnsPorts } from "../dns/ports.ts";
import { createHttpAgent } from "./http-agent.ts";
import { createHttpFetch } from "./http-fetch.ts";

export const nodeClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  soon: (run) => void setImmediate(run),
};

/** Node's world for the DoH client; `close` ends idle connections, so that the process can end. */
export type NodePorts = {
  readonly ports: DnsPorts<AbortSignal>;
  readonly close: () => Promise<void>;
};

/**
 * `caFile` names a PEM file of authorities trusted besides the usual ones; throws an error for people where it cannot be read.
 */
export function createNodePorts(caFile: string | undefined): NodePorts {
  return openNodePorts(readAuthorities(caFile));
}

/**
 * HTTP/1.1 and HTTP/2, as the server prefers: the `fetch` of Node speaks HTTP/1.1 only, and most DoH servers want HTTP/2.
 * `authorities`: PEM certificates trusted instead of Node's own list; undefined: that list.
 */
export function openNodePorts(authorities: string[] | undefined): NodePorts {
  const agent = createHttpAgent(authorities);
  return {
    ports: {
      ...nodeClock,
      fetch: createHttpFetch(agent),
      newAbort: () => {
        const controller = new AbortController();
        return {
          signal: controller.signal,
          abort: () => {
            controller.abort();
          },
        };
      },
    },
    close: () => agent.destroy(),
  };
}

function readAuthorities(caFile: string | undefined): string[] | undefined {
  if (caFile === undefined) return undefined;
  // A list of one's own replaces all that Node trusts, so what it would have trusted goes in as well.
  const extra = process.env["NODE_EXTRA_CA_CERTS"];
  const files = extra === undefined || extra === "" ? [caFile] : [caFile, extra];
  return [...rootCertificates, ...files.map(readPem)];
}

function readPem(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The certificate file ${file} cannot be read: ${reason}`, { cause: error });
  }
  if (!text.includes("-----BEGIN CERTIFICATE-----")) {
    throw new Error(`The file ${file} holds no certificate in PEM form.`);
  }
  return text;
}
