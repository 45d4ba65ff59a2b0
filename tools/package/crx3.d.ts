declare module "crx3" {
  import type { Readable } from "node:stream";

  /** The part that is used here: an archive of one's own, written to `crxPath` behind a signed header. */
  export default function writeCrx(
    zip: Readable,
    options: { readonly crxPath: string; readonly keyPath: string },
  ): Promise<{ readonly appId: string }>;
}
