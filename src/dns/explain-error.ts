/** Codes by which Node, undici and OpenSSL name what went wrong, in words; "SERVER" is whoever was asked. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, "nothing listens at that address"],
  [/ENOTFOUND|EAI_AGAIN/, "the SERVER's own name cannot be looked up"],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE|ERR_HTTP2_|half-closed/, "the connection was closed"],
  [/ENETUNREACH|EHOSTUNREACH|ENETDOWN/, "there is no way to that address"],
  [/ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT/, "the connection could not be made in time"],
  [/CERT_HAS_EXPIRED/, "its certificate has expired"],
  [/ERR_TLS_CERT_ALTNAME_INVALID/, "its certificate is for another name"],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    "its certificate is not from a trusted authority",
  ],
  [/ERR_SSL|EPROTO/, "no TLS connection could be agreed on"],
];

/**
 * Why a request failed, for people. Browsers say nothing more than "Failed to fetch"; Node names the
 * cause under `cause`. The text comes from below, so it is cleaned and bounded. `server`: who was asked.
 */
export function explainError(error: unknown, server = "resolver"): string {
  const said = collect(error, 4).join(": ");
  const known = KNOWN.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return `${known[1].replace("SERVER", server)}.`;
  const clean = said
    .replace(/[^ -~]+/g, " ")
    .replace(/(?:failed to fetch|fetch failed|networkerror[^:]*)(?:: )?/gi, "")
    .trim()
    .slice(0, 120);
  return clean === "" ? `the ${server} cannot be reached.` : `${clean.replace(/\.$/, "")}.`;
}

/** Messages and codes of an error and of what caused it. */
function collect(error: unknown, depth: number): string[] {
  if (depth === 0 || typeof error !== "object" || error === null) return [];
  const said: string[] = [];
  if ("code" in error && typeof error.code === "string") said.push(error.code);
  if ("message" in error && typeof error.message === "string") said.push(error.message);
  if ("errors" in error && Array.isArray(error.errors)) {
    said.push(...collect(error.errors[0], depth - 1));
  }
  return "cause" in error ? [...said, ...collect(error.cause, depth - 1)] : said;
}
