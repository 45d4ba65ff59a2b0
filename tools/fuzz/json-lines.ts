import { mutateText, type Luck } from "./luck.ts";

/** A line of replay input in form, of which a field now and then has a value of any other kind. */
export function replayLine(luck: Luck): string {
  const odd = (value: unknown): unknown => (luck.chance(0.02) ? anything(luck) : value);
  const name = odd(luck.pick(["a.lab.net.", "a.lab.net", "b.net", "A.LAB.NET", "."]));
  const record = (): unknown => {
    const type = luck.pick([1, 28, 5, 2, 12, 6, 65, luck.below(70_000)]);
    const data = luck.pick(["22.1.0.1", "2001:db8::1", "a.lab.net.", "b.net", "0.0.0.0"]);
    return odd({ name, type: odd(type), TTL: odd(luck.below(2 ** 32)), data: odd(data) });
  };
  return JSON.stringify({
    t: odd(luck.below(2 ** 32) / 2),
    resolver: odd("https://dns.google/dns-query"),
    host: odd("a.lab.net"),
    Status: odd(luck.below(24)),
    Question: odd([odd({ name: odd("a.lab.net."), type: odd(luck.pick([1, 28, 2, 12, 16])) })]),
    Answer: odd(Array.from({ length: luck.below(6) }, record)),
    extended_dns_errors: odd([luck.below(70_000), { info_code: luck.below(30) }]),
  });
}

function anything(luck: Luck): unknown {
  const text = mutateText("a.lab.net", luck);
  return luck.pick([null, true, -1, 1e300, 1.5, "", text, [], {}, [null], { name: text }]);
}
