import { HOSTING_SUFFIXES } from "./hosting-suffixes.ts";
import { registrableDomain } from "./host.ts";
import { createMemo } from "./memo.ts";

/**
 * What a reverse name (PTR) says about the machine behind an address.
 * `hosting` a server company's own pattern; `pool` named as one of a pool of customers' lines;
 * `static` a customer's line with a fixed address; `numbered` made from its own address without
 * saying more; `blank` a stand-in that says nothing; `owner` named by whoever runs it.
 */
export type ReverseNameKind = "hosting" | "pool" | "static" | "numbered" | "blank" | "owner";

/**
 * Words that providers put into the names of customers' lines. After Perdisci 2009 (feature phi11),
 * Hsu 2010 and the public fqrdns rules, which agree on the core; written from the ideas, not copied.
 */
const POOL_WORDS: ReadonlySet<string> = new Set(
  (
    "adsl vdsl sdsl xdsl dsl dial dialup dialin dialip dhcp dip dyn dynamic dynamicip dynip ddns pool pools ppp pppoe " +
    "cable catv cablemodem cpe cust custs customer customers client clients subscriber subs subscr broadband bband " +
    "hsd hsi hsia home homes user users res resi residential wifi wlan wireless mobile cell gprs umts lte wimax " +
    "ftth fttb fttx fttc fiber fibre gpon epon docsis modem nat cgn cgnat bras bng retail dynamisch dinamico din"
  ).split(" "),
);

/** Words for a line whose address was promised to stay: a business line or a self-run server, no proof of a home. */
const STATIC_WORDS: ReadonlySet<string> = new Set(
  "static fixed fix sta business biz corp corporate statisch estatico".split(" "),
);

/** Words for servers, which outweigh a pool word in the same name ("mail.pool.provider.net"). */
const SERVER_WORDS: ReadonlySet<string> = new Set(
  "www web mail mx smtp imap ns dns srv server vps host hosting cloud cdn cache edge proxy gw node mirror ftp vm dedicated dedi colo ntp time seed".split(
    " ",
  ),
);

/** What stands where a provider had to write something: "unassigned.provider.net". */
const BLANK_WORDS: ReadonlySet<string> = new Set(
  "unassigned unallocated unused unknown reserved undefined null none noptr norecord localhost empty".split(
    " ",
  ),
);

/** A hoster's serial number for what it rents out: "vps48213.hoster.net", "s4071.hoster.net". */
const SERIAL = /^(?:v|s|h|vm|vmi|vps|vds|srv|server|host|dedi|dedicated|cloud|kvm|node)-?\d{3,}$/;

/** Classifies one reverse name; `address` is the canonical address that it was asked for. */
export function classifyReverseName(name: string, address: string): ReverseNameKind {
  // Hardly a name is of two addresses, so the latest one is enough to keep.
  const found = latest(name);
  if (found.address !== address) {
    found.address = address;
    found.kind = classify(name, address);
  }
  return found.kind;
}

const latest = createMemo((): { address: string | undefined; kind: ReverseNameKind } => {
  return { address: undefined, kind: "blank" };
});

function classify(name: string, address: string): ReverseNameKind {
  if (isHosting(name)) return "hosting";
  const labels = name.slice(0, -registrableDomain(name).length - 1);
  const words = labels.split(/[^a-z]+/).filter((word) => word !== "");
  const numbered = embedsAddress(labels, address);
  if (words.length > 0 && words.every((word) => BLANK_WORDS.has(word)) && !numbered) return "blank";
  if (!numbered && SERIAL.test(labels.split(".")[0] ?? "")) return "hosting";
  const isStatic = words.some((word) => STATIC_WORDS.has(word));
  if (words.some((word) => SERVER_WORDS.has(word)) && !numbered) return "owner";
  if (isStatic && (numbered || words.length <= 3)) return "static";
  if (words.some((word) => isPoolWord(word))) return "pool";
  return numbered ? "numbered" : "owner";
}

/** Whether the name is one of the suffixes or below one. */
function isHosting(name: string): boolean {
  for (let start = 0; ;) {
    if (HOSTING_SUFFIXES.has(name.slice(start))) return true;
    const dot = name.indexOf(".", start);
    if (dot < 0) return false;
    start = dot + 1;
  }
}

/** Pool words also stand glued to a country or a number ("adsl2", "brdsl"); short ones must stand alone. */
function isPoolWord(word: string): boolean {
  if (POOL_WORDS.has(word)) return true;
  return /(?:dsl|dhcp|dynamic|dialup|pppoe|broadband|cable|ftth|subscriber|customer)/.test(word);
}

/** Whether the labels hold the address: three decimal octets in a row in either order, or its hexadecimal form. */
function embedsAddress(labels: string, address: string): boolean {
  if (address.includes(":")) return embedsIpv6(labels, address);
  const octets = address.split(".");
  const digits = labels
    .split(/[^0-9]+/)
    .filter((part) => part !== "")
    .map((part) => part.replace(/^0+(?=\d)/, ""));
  const held = digits.join(".");
  const forward = octets.join(".");
  const backward = [...octets].reverse().join(".");
  const contains = (part: string): boolean => `.${held}.`.includes(`.${part}.`);
  const three = (parts: readonly string[], from: number): string =>
    parts.slice(from, from + 3).join(".");
  const reversed = [...octets].reverse();
  if (contains(forward) || contains(backward)) return true;
  if ([0, 1].some((from) => contains(three(octets, from)) || contains(three(reversed, from))))
    return true;
  // Two octets count when nothing else is numbered: "p54-21.provider.net".
  if (
    digits.length <= 3 &&
    (contains(octets.slice(2).join(".")) || contains(octets.slice(2).reverse().join(".")))
  )
    return true;
  const padded = octets.map((octet) => octet.padStart(3, "0")).join("");
  const hex = octets.map((octet) => Number(octet).toString(16).padStart(2, "0")).join("");
  // Eight hexadecimal digits that are this very address are no accident.
  return labels.replace(/[^0-9]/g, "").includes(padded) || labels.includes(hex);
}

function embedsIpv6(labels: string, address: string): boolean {
  const groups = address.split(":").filter((group) => group !== "");
  const tail = groups
    .slice(-2)
    .map((group) => group.padStart(4, "0"))
    .join("");
  const head = groups
    .slice(0, 3)
    .map((group) => group.padStart(4, "0"))
    .join("");
  const flat = labels.replace(/[^0-9a-f]/g, "");
  return flat.includes(head) || (tail.length === 8 && flat.includes(tail));
}
