import type { Report } from "../messages/protocol.ts";
import { networkGroups } from "./network-groups.ts";
import { plainText } from "./plain-text.ts";
import { wordedEvidence } from "./worded-evidence.ts";
import type { Words } from "./words.ts";

type Judged = Extract<Report, { state: "judged" }>;

/** What is known of a site as plain text, to be pasted into a message. `now` in ms since the epoch. */
export function factsAsText({ host, verdict, facts }: Judged, now: number, words: Words): string {
  const networks = networkGroups(facts.addresses).map(({ network, addresses }) => {
    const name = network === undefined ? words.text("network_none") : plainText(network.operator);
    const number = network === undefined ? "" : ` (AS${String(network.asn)})`;
    return `- ${name}${number}: ${addresses.map(({ address }) => address).join(", ")}`;
  });
  const paragraphs = [
    // Written so that no mail program makes a link of it.
    [host.replaceAll(".", "[.]"), words.headline(verdict), words.summary(facts) ?? ""],
    verdict.evidence.map((one) => `- ${words.evidenceSentence(one)}`),
    networks,
    [words.text("facts_seen", { when: { phrase: words.moment(now) } })],
  ];
  return paragraphs
    .map((lines) => lines.filter((line) => line !== "").join("\n"))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/** The same for programs: the form in which the command prints a verdict, with the time it was copied. */
export function factsAsJson({ host, verdict, facts }: Judged, now: number, words: Words): string {
  const { level, score, confidence } = verdict;
  const evidence = verdict.evidence.map((one) => wordedEvidence(one, words));
  const copiedAt = new Date(now).toISOString();
  return JSON.stringify(
    { host, verdict: level, score, confidence, copiedAt, evidence, facts },
    undefined,
    2,
  );
}
