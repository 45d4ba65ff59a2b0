/** What `--help` prints. */
export const HELP = `fluxward: does a site hide behind a fast-flux network?

Usage:
  fluxward check HOST... [--resolver URL]... [--ecs] [--json] [--capture FILE] [--ca FILE]
      Look each site up now and say what was seen.
  fluxward watch HOST [--resolver URL]... [--ecs] [--json] [--capture FILE] [--ca FILE]
      Keep looking, at the times the browser extension would, and print changes. Ctrl-C ends it.
  fluxward replay FILE|- [--json]
      Judge recorded DNS answers: one JSON object a line, as DNS-JSON resolvers serve it, with "t" (Unix
      seconds), "resolver" (URL) and "host" added. Gzip is recognised. "-" reads standard input.
  fluxward policy FILE [--id ID] [--json]
      Check a browser's policy file before it is rolled out: Chromium's policies, Firefox's policies.json, or
      the keys alone. Says of each key whether it is right, wrong or unknown. Exit status 2: something is wrong.

Options:
  --resolver URL   DNS-over-HTTPS resolver to ask, first one first; up to 8. Default: Cloudflare, Google, Quad9.
  --ecs            Ask with fixed example subnets of other parts of the world too, not yours (of the services
                   known by name only Google passes them on). Counts from the second look on, so use watch.
  --id ID          Chromium's name for a package that you signed yourself (chrome://extensions), for policy.
  --json           One JSON object a line instead of text.
  --capture FILE   Append every DNS answer to FILE, in the form that replay reads.
  --ca FILE        Also trust the certificate authorities in this PEM file (so does NODE_EXTRA_CA_CERTS).
  --help           This text.
  --version        The version.

Exit status:
  0  no site needs a warning
  1  at least one does
  2  could not tell for at least one site, or a line or an option was bad (outweighs 1)
`;
