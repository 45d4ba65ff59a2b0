type Kit = {
  readonly chromiumId: string;
  readonly firefoxId: string;
  readonly url: string;
  readonly crxName: string;
  readonly xpiName: string;
  readonly isForEsr: boolean;
};

const FOR_ESR = `policies/firefox/policies.json lets Firefox ESR take it as it is (Preferences, xpinstall.signatures.required).`;
const NOT_FOR_ESR = `Firefox ESR also takes it as it is: make the kit with --esr.`;

/** What an administrator reads first. */
export function describeKit({
  chromiumId,
  firefoxId,
  url,
  crxName,
  xpiName,
  isForEsr,
}: Kit): string {
  return `Fluxward from a server of your own

Ids
  Chrome, Edge, Chromium   ${chromiumId}
  Firefox                  ${firefoxId}
The first comes from the key that this kit was signed with. Sign every later version with the same key: another
key is another extension, and browsers will not update to it.

1. Serve
Put everything in serve/ at ${url}
  ${crxName.padEnd(24)} as application/x-chrome-extension
  ${xpiName.padEnd(24)} as application/x-xpinstall
  ${"update.xml".padEnd(24)} as text/xml
  ${"updates.json".padEnd(24)} as application/json

2. Firefox: have it signed
Firefox installs only what addons.mozilla.org has signed. Send it there once for every version, as an unlisted add-on
(npx web-ext sign --channel unlisted), put the signed file in the place of ${xpiName}, and take the line "update_hash" out
of updates.json or set it to the signed file's SHA-256.
${isForEsr ? FOR_ESR : NOT_FOR_ESR}

3. Policies
  Linux, Chromium          policies/chromium/fluxward.json to /etc/chromium/policies/managed/
  Linux, Chrome            the same file to /etc/opt/chrome/policies/managed/
  Linux, Edge              the same file to /etc/opt/edge/policies/managed/
  Firefox                  policies/firefox/policies.json to /etc/firefox/policies/ (Linux), or to distribution/
                           beside the program (Windows, macOS: Firefox.app/Contents/Resources/distribution/)
Windows and macOS take Chromium's policies from the registry and from profiles: docs/administration.md has both. There a
file from a server of your own is installed only on managed devices (joined to a domain, or enrolled).
Your settings stand in the part "3rdparty"; it is empty unless the kit was made with --settings FILE. What can be set:
docs/administration.md. Before rolling a change out: node dist/cli/fluxward.js policy FILE --id ${chromiumId}

4. See that it worked
chrome://policy, edge://policy or about:policies list the policy; Fluxward's settings page says which settings it set.

A newer version: make the kit anew with the same key and address, and put serve/ in the old one's place. Browsers ask
every few hours.
`;
}
