import { parseAddress } from "../../src/detection/address.ts";
import type { ResourceRecord } from "../../src/detection/observation.ts";
import { MAXIMUM_ALIASES, MAXIMUM_RECORDS } from "../../src/dns/chain.ts";
import { MAXIMUM_TTL } from "../../src/dns/record-types.ts";

/** Throws an Error that names what is out of range. */
export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Out of range: ${what}.`);
}

/** What holds of every answer section that was let through. */
export function checkRecords(records: readonly ResourceRecord[]): void {
  demand(records.length <= MAXIMUM_RECORDS + MAXIMUM_ALIASES, `${String(records.length)} records`);
  for (const { name, type, ttl, data } of records) {
    demand(/^[!-~]{0,1020}$/.test(name), `the name ${JSON.stringify(name)}`);
    demand(Number.isInteger(ttl) && ttl >= 0 && ttl <= MAXIMUM_TTL, `the TTL ${String(ttl)}`);
    if (type === "A" || type === "AAAA") {
      demand(parseAddress(data)?.text === data, `the address ${JSON.stringify(data)}`);
    } else {
      demand(/^[!-~]{0,1020}$/.test(data), `the name ${JSON.stringify(data)}`);
    }
  }
}

/** A text for people: printable, of one line, not too long. */
export function checkText(text: string, most = 200): void {
  demand(text.length > 0 && text.length <= most, `a text of ${String(text.length)} characters`);
  // eslint-disable-next-line no-control-regex -- control characters are what must not be there
  demand(!/[\u0000-\u001f\u007f]/.test(text), `the text ${JSON.stringify(text)}`);
}
