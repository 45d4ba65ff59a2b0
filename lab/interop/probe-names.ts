import { listedZone, managedNameServers } from "../model/make-zone.ts";
import { HOSTERS } from "../model/populations.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";

const APEX = "querymoor.net";

/** A name with 150 addresses: 2.4 kB, far beyond what one datagram holds. */
export const BIG_NAME = `big.${APEX}`;
export const BIG_COUNT = 150;
/** A name whose data the authority cannot read: SERVFAIL. */
export const BROKEN_NAME = `broken.${APEX}`;
/** A name that does not exist. */
export const MISSING_NAME = `missing.${APEX}`;

/** Names that ask something of a resolver, not of the detector. */
export const probeNames = defineScenario({
  id: "probe-names",
  hosts: [APEX, BIG_NAME, BROKEN_NAME, MISSING_NAME],
  fluxed: false,
  sentence: "Answers that DNS servers must get right whatever they mean: big, broken and missing.",
  parameters: {},
  expected: expectAlways("clear"),
  build: (builder) => {
    const servers = managedNameServers(builder);
    const data = builder.machines(HOSTERS[0] ?? 24_940, BIG_COUNT, () => undefined);
    const set = { A: { ttl: 300, data } };
    const one = { A: { ttl: 300, data: data.slice(0, 1) } };
    const names = { [APEX]: one, [BIG_NAME]: set, [BROKEN_NAME]: one };
    return [listedZone({ apex: APEX, nameServers: servers.names, names }), ...servers.zones];
  },
});
