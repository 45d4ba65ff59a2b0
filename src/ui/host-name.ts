import punycode from "punycode/punycode.js";

/** A host as people read it, and as the DNS spells it. */
export type HostName = {
  /** U-labels, such as `bücher.de`; the same as `ascii` where there is nothing to decode. */
  readonly readable: string;
  /** A-labels, such as `xn--bcher-kva.de`. Show both where they differ: letters may imitate others. */
  readonly ascii: string;
};

/**
 * Decodes the A-labels of a host. A name whose Unicode form does not lead back to the very same
 * A-labels is a forgery or no name at all, and is shown as it was asked for.
 */
export function hostName(ascii: string): HostName {
  if (!/(?:^|\.)xn--/i.test(ascii)) return { readable: ascii, ascii };
  try {
    const readable = punycode.toUnicode(ascii);
    return new URL(`https://${readable}`).hostname === ascii
      ? { readable, ascii }
      : { readable: ascii, ascii };
  } catch {
    // Not valid punycode (RFC 3492) or not a valid name: there is no other form to show.
    return { readable: ascii, ascii };
  }
}
