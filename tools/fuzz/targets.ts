import { parseReplayLine } from "../../src/cli/replay-line.ts";
import { parseAddress, reverseQueryName } from "../../src/detection/address.ts";
import { classifyReverseName } from "../../src/detection/reverse-name.ts";
import { decodeAnswer, MAXIMUM_MESSAGE } from "../../src/dns/answer.ts";
import { readSnapshot } from "../../src/dns/health-snapshot.ts";
import { readResponse } from "../../src/dns/http-answer.ts";
import { isQueryName } from "../../src/dns/query.ts";
import { parseResolverUrl } from "../../src/dns/resolver-url.ts";
import { LONGEST_WAIT_MS, readRetryAfter } from "../../src/dns/retry-after.ts";
import { checkRecords, checkText, demand } from "./check.ts";
import { damagedMessage, structuredMessage } from "./dns-bytes.ts";
import { replayLine } from "./json-lines.ts";
import { mutateText, type Luck } from "./luck.ts";

/** One reader of hostile input. Makes an input, reads it, checks the result; true: it was let through. Throws on any mistake. */
export type Target = (luck: Luck) => boolean | Promise<boolean>;

const QUESTION = { name: "a.net", type: "A" } as const;

function readAnswer(bytes: readonly number[]): boolean {
  const decoded = decodeAnswer(Uint8Array.from(bytes), QUESTION);
  if (!decoded.ok) {
    checkText(decoded.detail);
    return false;
  }
  demand(decoded.status >= 0 && decoded.status <= 4095, `the code ${String(decoded.status)}`);
  demand(decoded.extendedErrors.length <= 8, "too many extended errors");
  for (const code of decoded.extendedErrors) demand(code >= 0 && code <= 65_535, "an error code");
  checkRecords(decoded.answer);
  return true;
}

const MEDIA = ["application/dns-message", "text/html", "Application/DNS-Message; x", ""] as const;
const WAITS = [
  "30",
  "Wed, 06 May 2026 12:00:40 GMT",
  "99999999999999999999",
  "-1",
  "0x10",
  "",
] as const;

async function readHttp(luck: Luck): Promise<boolean> {
  const body = luck.chance(0.5) ? structuredMessage(luck) : damagedMessage(luck);
  const huge = luck.chance(0.001);
  const pieces = luck.chance(0.1) ? [[], body.slice(0, 5), body.slice(5)] : [body];
  const read = pieces.map((piece) => Uint8Array.from(piece));
  if (huge) read.push(new Uint8Array(MAXIMUM_MESSAGE));
  const type = luck.chance(0.8) ? MEDIA[0] : mutateText(luck.pick(MEDIA), luck);
  const headers: Readonly<Record<string, string>> = {
    "content-type": type,
    "retry-after": mutateText(luck.pick(WAITS), luck),
    date: mutateText(WAITS[1], luck),
  };
  const response = {
    status: luck.chance(0.8) ? 200 : luck.below(1000),
    type: luck.chance(0.98) ? "basic" : "opaqueredirect",
    headers: { get: (name: string) => headers[name] ?? null },
    body: {
      getReader: () => ({
        read: () => {
          const value = read.shift();
          return Promise.resolve(value === undefined ? { done: true } : { done: false, value });
        },
        cancel: () => Promise.resolve(),
      }),
      cancel: () => Promise.resolve(),
    },
  };
  const wait = readRetryAfter(response.headers, 1_778_068_800_000);
  if (wait !== undefined)
    demand(wait >= 1000 && wait <= LONGEST_WAIT_MS, `a wait of ${String(wait)}`);
  const result = await readResponse(response);
  if ("kind" in result) {
    checkText(result.detail);
    return false;
  }
  demand(result.bytes.length <= MAXIMUM_MESSAGE, "too many bytes");
  return readAnswer([...result.bytes.subarray(0, 2000)]);
}

function readLine(luck: Luck): boolean {
  const read = parseReplayLine(
    luck.chance(0.5) ? replayLine(luck) : mutateText(replayLine(luck), luck),
  );
  if (!read.ok) {
    checkText(read.problem, 400);
    return false;
  }
  const { observation } = read;
  if (observation === undefined) return true;
  demand(Number.isInteger(observation.at) && observation.at >= 0, "the time");
  demand(observation.status >= 0 && observation.status <= 4095, "the code");
  checkRecords(observation.answer);
  return true;
}

const URLS = [
  "https://dns.google/dns-query",
  "https://[2606:4700::1111]:8443/q?x=1{?dns}",
  "http://127.0.0.1:8053/dns-query",
  "https://1.1.1.1/",
] as const;

function readUrl(luck: Luck): boolean {
  const parsed = parseResolverUrl(mutateText(luck.pick(URLS), luck));
  if (!parsed.ok) {
    checkText(parsed.message);
    return false;
  }
  // The browser must read the very same address, and the form must be stable.
  const url = new URL(parsed.url);
  demand(url.href === parsed.url, `the address ${JSON.stringify(parsed.url)}`);
  demand(url.username === "" && url.hash === "" && !url.searchParams.has("dns"), parsed.url);
  const again = parseResolverUrl(parsed.url);
  demand(again.ok && again.url === parsed.url, `the form of ${JSON.stringify(parsed.url)}`);
  return true;
}

const REVERSE = [
  "dsl-22-1-0-9.dynamic.lines-lab.net",
  "ec2-3-4-5-6.compute-1.amazonaws.com",
  "static.9.0.1.22.clients.host-lab.net",
  "",
] as const;
const ADDRESSES = ["22.1.0.9", "2001:db8::9", "::ffff:1.2.3.4", "255.255.255.255"] as const;

function readReverse(luck: Luck): boolean {
  const name = mutateText(luck.pick(REVERSE), luck).toLowerCase();
  const address = parseAddress(mutateText(luck.pick(ADDRESSES), luck)) ?? parseAddress("22.1.0.9");
  if (address === undefined) throw new Error("An address that is good was refused.");
  demand(parseAddress(address.text)?.text === address.text, `the form of ${address.text}`);
  demand(isQueryName(reverseQueryName(address.text)), `the reverse of ${address.text}`);
  const kind = classifyReverseName(name, address.text);
  demand(["hosting", "pool", "static", "numbered", "owner"].includes(kind), kind);
  return kind !== "owner";
}

const KEPT =
  '{"https://dns.google/dns-query":{"failures":3,"rests":1,"restUntil":1700000000000,"usualMs":20,"answeredAt":1700000000000}}';

function readKept(luck: Luck): boolean {
  let stored: unknown;
  try {
    stored = JSON.parse(mutateText(KEPT, luck));
  } catch {
    stored = luck.pick([null, 7, "x", [], KEPT]);
  }
  const records = readSnapshot(stored);
  for (const { failures, rests, restUntil } of records.values()) {
    demand(failures >= 0 && rests >= 0 && restUntil >= 0 && restUntil <= 8.64e15, "a record");
  }
  return records.size > 0;
}

/** Everything that parses input from outside, with its share of the inputs. */
export const TARGETS: Readonly<Record<string, { readonly share: number; readonly run: Target }>> = {
  "answers in form": { share: 6, run: (luck) => readAnswer(structuredMessage(luck)) },
  "answers, any bytes": { share: 6, run: (luck) => readAnswer(damagedMessage(luck)) },
  "HTTP answers": { share: 3, run: readHttp },
  "replay lines": { share: 2, run: readLine },
  "resolver URLs": { share: 1, run: readUrl },
  "reverse names": { share: 1, run: readReverse },
  "kept health": { share: 1, run: readKept },
};
