import { listedZone, managedNameServers } from "../model/make-zone.ts";
import { defineScenario } from "../model/scenario.ts";
import { hosterHabit } from "../model/reverse-names.ts";
import type { Node } from "../model/zone.ts";

/** The most usual site of all. */
export const plain = defineScenario({
  id: "plain",
  hosts: ["halvenbakery.com", "www.halvenbakery.com"],
  fluxed: false,
  sentence:
    "One rented server with a fixed address and an hour to live, as most small sites have (detection-science, section 3: 70 % of names at 3600 s or less).",
  parameters: {
    ttl: { value: 3_600, least: 60, most: 86_400, meaning: "seconds" },
    network: { value: 24_940, meaning: "AS number of the hoster" },
  },
  expected: {
    "first-look": "clear",
    "one-ttl": "clear",
    "10-min": "clear",
    "1-h": "clear",
    "25-h": "clear",
  },
  build: (builder, values) => {
    const habit = hosterHabit(values.network, builder.seed, { domain: "halvenbakery.com" });
    const servers = managedNameServers(builder);
    const node: Node = {
      A: { ttl: values.ttl, data: builder.machines(values.network, 1, habit) },
      AAAA: { ttl: values.ttl, data: builder.machines(values.network, 1, habit, 6) },
    };
    const apex = "halvenbakery.com";
    const names = { [apex]: node, [`www.${apex}`]: node };
    return [listedZone({ apex, nameServers: servers.names, names }), ...servers.zones];
  },
});
