import { addressAnswers, countNetworks, union, type Baseline } from "./answers.ts";
import { fluxScore } from "./holz.ts";

/** Seconds: answers that may be kept longer are not looked at. */
const MOST_TTL = 1_800;
/** What was seen of a name is forgotten one minute after its time to live. */
const GRACE_MS = 60_000;

/** Holz' score times networks per address, over what is remembered at any one time. */
export const ZEEK: Baseline = {
  id: "Zeek anomalous-dns",
  source:
    "(nASN / nIP) (1.32 nIP + 18.54 nASN) > 142.38, TTL <= 30 min, remembered for TTL + 1 min (Zeek package anomalous-dns, Hall, Kellogg, Baggs)",
  threshold: 142.38,
  score: (looks, { host }, knowledge) => {
    const answers = addressAnswers(looks, host).filter(({ ttl }) => ttl <= MOST_TTL);
    return Math.max(
      0,
      ...[...new Set(answers.map(({ at }) => at))].map((now) => {
        const kept = answers.filter(
          ({ at, ttl }) => at <= now && now - at <= ttl * 1_000 + GRACE_MS,
        );
        const addresses = union(kept);
        const networks = countNetworks(addresses, knowledge);
        return (networks / addresses.length) * fluxScore(addresses.length, networks);
      }),
    );
  },
};
