import { createHash } from "node:crypto";

/** One version as a server offers it. */
export type Offer = { readonly id: string; readonly version: string; readonly url: string };

/** What Chromium reads to learn of a newer version. */
export function chromiumUpdates({ id, version, url }: Offer): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${escape(id)}">
    <updatecheck codebase="${escape(url)}" version="${escape(version)}"/>
  </app>
</gupdate>
`;
}

/** What Firefox reads to learn of a newer version; with the file's hash, so that no other one is taken for it. */
export function firefoxUpdates({ id, version, url }: Offer, xpi: Uint8Array): string {
  const hash = createHash("sha256").update(xpi).digest("hex");
  const update = { version, update_link: url, update_hash: `sha256:${hash}` };
  return `${JSON.stringify({ addons: { [id]: { updates: [update] } } }, undefined, 2)}\n`;
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
