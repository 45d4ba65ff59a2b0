import ipaddr from "ipaddr.js";
import type { ReverseBook } from "./builder.ts";
import { makeZone } from "./make-zone.ts";
import type { Node, Zone } from "./zone.ts";

const TTL = 3_600;

/** The two reverse trees (RFC 1035 section 3.5, RFC 3596 section 2.5) over every address in use. */
export function reverseZones(book: ReverseBook): readonly Zone[] {
  return [reverseZone("in-addr.arpa", 4, book), reverseZone("ip6.arpa", 32, book)];
}

function reverseZone(apex: string, labels: 4 | 32, book: ReverseBook): Zone {
  return makeZone({
    apex,
    nameServers: [`a.${labels === 4 ? "in-addr" : "ip6"}-servers.arpa`],
    minimum: 3_600,
    nodeAt: (name): Node | undefined => {
      if (name === apex) return {};
      const address = addressOf(name.slice(0, -apex.length - 1).split("."), labels);
      const reverseName = address === undefined ? undefined : book.get(address)?.(address);
      return reverseName === undefined ? undefined : { PTR: { ttl: TTL, data: [reverseName] } };
    },
  });
}

/** The address under reversed labels, in canonical text; undefined where the labels are none. */
function addressOf(labels: readonly string[], expected: 4 | 32): string | undefined {
  if (labels.length !== expected) return undefined;
  const forward = [...labels].reverse();
  if (expected === 4) {
    return forward.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))
      ? forward.join(".")
      : undefined;
  }
  if (!forward.every((part) => /^[0-9a-f]$/.test(part))) return undefined;
  const groups = forward.join("").match(/.{4}/g) ?? [];
  return ipaddr.IPv6.parse(groups.join(":")).toRFC5952String();
}
