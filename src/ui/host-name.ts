import punycode from "punycode/punycode.js";
import { isConfusable } from "./confusable.ts";

/** A host as people read it, and as the DNS spells it. */
export type HostName = {
  /** U-labels, such as `bücher.de`; the same as `ascii` where there is nothing to decode, or where that could mislead. */
  readonly readable: string;
  /** A-labels, such as `xn--bcher-kva.de`. Show both where they differ. */
  readonly ascii: string;
  /** U-labels whose letters can be taken for others, such as `аррӏе.com`: never to be shown as the name itself. */
  readonly misleading: string | undefined;
};

/**
 * Decodes the A-labels of a host. A name whose Unicode form does not lead back to the very same
 * A-labels is a forgery or no name at all, and is shown as it was asked for.
 */
export function hostName(ascii: string): HostName {
  const plain = { readable: ascii, ascii, misleading: undefined };
  if (!/(?:^|\.)xn--/i.test(ascii)) return plain;
  try {
    const decoded = punycode.toUnicode(ascii);
    if (new URL(`https://${decoded}`).hostname !== ascii) return plain;
    return isConfusable(decoded)
      ? { ...plain, misleading: decoded }
      : { ...plain, readable: decoded };
  } catch {
    // Not valid punycode (RFC 3492) or not a valid name: there is no other form to show.
    return plain;
  }
}
