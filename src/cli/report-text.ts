import type { AddressFact, HostFacts, LookFact } from "../detection/facts.ts";
import type { Judgement } from "../detection/judge.ts";
import type { Verdict } from "../detection/verdict.ts";
import { hostName } from "../ui/host-name.ts";
import { networkGroups, type NetworkGroup } from "../ui/network-groups.ts";
import type { Words } from "../ui/words.ts";
import { printable, type Style } from "./style.ts";

/** Addresses shown of one network, and looks shown of one host: a screen, not a flood. */
const MOST_ADDRESSES = 12;
const MOST_NETWORKS = 40;
const MOST_LOOKS = 12;

export type Page = { readonly words: Words; readonly style: Style; readonly now: number };

/** A judged host for a person at a terminal: verdict, reasons, addresses by network, looks. */
export function reportText({ verdict, facts }: Judgement, page: Page): string {
  const { words, style } = page;
  const sections = [
    headLines(verdict, facts, page),
    whyLines(verdict, page),
    addressLines(facts, page),
    nameLines(facts, page),
    lookLines(facts, page),
    [
      style.faint(
        `  ${words.text("fact_score")} ${words.number(verdict.score)} · ${words.howSure(verdict)} ${words.nextLook(verdict, page.now)}`,
      ),
    ],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.map((lines) => lines.join("\n")).join("\n\n") + "\n";
}

/** The first line alone: who, and what was found. */
export function verdictLine(verdict: Verdict, host: string, { words, style }: Page): string {
  const { readable, ascii, misleading } = hostName(host);
  const other = misleading ?? (readable === ascii ? undefined : ascii);
  const name = printable(other === undefined ? readable : `${readable} (${other})`);
  const paint = {
    unknown: style.faint,
    clear: style.green,
    watch: style.strong,
    suspicious: style.amber,
    flux: style.red,
  };
  return `${style.strong(name)}: ${paint[verdict.level](words.headline(verdict))}`;
}

function headLines(verdict: Verdict, facts: HostFacts, page: Page): string[] {
  const { words } = page;
  const { unknownCause } = verdict;
  const lines = [
    words.summary(facts),
    unknownCause === undefined ? undefined : words.unknownCause(unknownCause),
    words.levelExplanation(verdict.level),
    verdict.level === "flux" ? words.text("advice_flux") : undefined,
  ];
  const said = lines.filter((line) => line !== undefined).map((line) => `  ${printable(line)}`);
  return [verdictLine(verdict, facts.host, page), ...said];
}

function whyLines({ evidence, level }: Verdict, { words, style }: Page): string[] {
  if (evidence.length === 0) {
    return level === "unknown" ? [] : [style.strong(words.text("popup_no_evidence"))];
  }
  const sorted = [...evidence].sort((a, b) => b.points - a.points);
  return [
    style.strong(words.text("popup_why")),
    ...sorted.map((one) => {
      const sign = one.points > 0 ? "+" : "";
      const points = `${sign}${words.number(one.points)}`.padStart(6);
      return `${style.faint(points)}  ${printable(words.evidenceSentence(one))}`;
    }),
  ];
}

function addressLines({ addresses }: HostFacts, page: Page): string[] {
  if (addresses.length === 0) return [];
  const groups = networkGroups(addresses);
  const hidden = groups.length - MOST_NETWORKS;
  return [
    page.style.strong(page.words.text("popup_where")),
    ...groups.slice(0, MOST_NETWORKS).flatMap((group) => networkLines(group, page)),
    ...(hidden > 0 ? [`  ${page.words.plural("network_more", hidden)}`] : []),
  ];
}

function networkLines({ network, addresses }: NetworkGroup, { words, style }: Page): string[] {
  const named = network === undefined ? words.text("network_none") : printable(network.operator);
  const number = network === undefined ? "" : `AS${String(network.asn)}`;
  const kind =
    network === undefined ? words.text("network_none_kind") : words.networkKind(network.kind);
  const title = [named, ...(number === "" || number === named ? [] : [number]), kind].join(" · ");
  const width = Math.max(...addresses.map(({ address }) => address.length));
  const hidden = addresses.length - MOST_ADDRESSES;
  const line = ({ address, machine, reverseName }: AddressFact): string => {
    const what = reverseName === undefined ? "" : `  ${printable(reverseName)}`;
    return `    ${address.padEnd(width)}  ${style.faint(`${words.machineKind(machine)}${what}`)}`;
  };
  return [
    `  ${title}`,
    ...addresses.slice(0, MOST_ADDRESSES).map(line),
    ...(hidden > 0 ? [`    ${words.plural("address_list_cut", hidden)}`] : []),
  ];
}

function nameLines(
  { aliases, nameServers, maximumTtl }: HostFacts,
  { words, style }: Page,
): string[] {
  const rows: (readonly [string, string])[] = [];
  if (maximumTtl !== undefined) {
    const duration = { phrase: words.duration(maximumTtl) };
    rows.push([
      words.text("fact_ttl"),
      words.text("fact_ttl_value", { duration, number: maximumTtl }),
    ]);
  }
  if (aliases.length > 0) rows.push([words.text("fact_aliases"), aliases.slice(0, 16).join(", ")]);
  if (nameServers.length > 0) {
    const names = nameServers.slice(0, 16).map(({ name }) => name);
    rows.push([words.text("fact_name_servers"), names.join(", ")]);
  }
  return rows.map(([title, text]) => `${style.strong(title)}  ${printable(text)}`);
}

function lookLines({ looks }: HostFacts, { words, style }: Page): string[] {
  if (looks.length === 0) return [];
  const earlier = looks.length - MOST_LOOKS;
  return [
    style.strong(words.text("popup_looks")),
    ...(earlier > 0 ? [`  ${words.plural("look_earlier", earlier)}`] : []),
    ...looks.slice(-MOST_LOOKS).map((look) => `  ${lookLine(look, words)}`),
  ];
}

/** "Nov 23, 10:04 PM  9.9.9.9 20 ms, ...: 12 new, 1 question failed". */
export function lookLine({ at, resolvers, newAddresses, failed }: LookFact, words: Words): string {
  const asked = resolvers.map(({ url, tookMs }) => {
    const name = printable(URL.canParse(url) ? new URL(url).host : url);
    return tookMs === undefined ? name : `${name} ${words.milliseconds(tookMs)}`;
  });
  const found = [
    words.plural("look_new", newAddresses),
    ...(failed > 0 ? [words.plural("look_failed", failed)] : []),
  ];
  const who = asked.length === 0 ? words.text("look_nobody") : asked.join(", ");
  return `${words.moment(at)}  ${who}: ${found.join(", ")}`;
}
