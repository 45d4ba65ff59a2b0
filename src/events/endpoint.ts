import type { EventFormat } from "./event-settings.ts";

/** The path at which OpenTelemetry collectors take logs (OTLP specification, "OTLP/HTTP Request"). */
const LOGS_PATH = "/v1/logs";
const LONGEST = 2048;
/** Hosts that are this machine in both browsers, and that our pages may reach without TLS (manifest.json). */
const LOOPBACK = ["127.0.0.1", "localhost"];

export type EndpointProblem =
  | "not-an-address"
  | "not-https" // events name sites and carry secrets: never in the clear, but to this machine itself
  | "credentials"; // they belong in a header

export type ReadEndpoint =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly problem: EndpointProblem };

/** Where a collector takes events. Of an OpenTelemetry collector the base address is enough. */
export function readEndpoint(text: string, format: EventFormat): ReadEndpoint {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST || !URL.canParse(trimmed)) return fault("not-an-address");
  const url = new URL(trimmed);
  const { protocol, hostname, username, password, pathname, search } = url;
  const isOpen = protocol === "http:" && LOOPBACK.includes(hostname);
  if (protocol !== "https:" && !isOpen) {
    return fault(protocol === "http:" ? "not-https" : "not-an-address");
  }
  if (username !== "" || password !== "") return fault("credentials");
  // Plain JSON goes exactly where the policy says.
  if (format === "ocsf") return { ok: true, url: `${url.origin}${pathname}${search}` };
  const base = pathname.replace(/\/+$/, "");
  const path = base.endsWith(LOGS_PATH) ? base : `${base}${LOGS_PATH}`;
  return { ok: true, url: `${url.origin}${path}${search}` };
}

function fault(problem: EndpointProblem): ReadEndpoint {
  return { ok: false, problem };
}
