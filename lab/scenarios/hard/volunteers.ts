import { HOSTERS, MIXES, UNIVERSITIES } from "../../model/populations.ts";
import { pick } from "../../model/random.ts";
import { ownerHabit, patternHabit, universityHabit } from "../../model/reverse-names.ts";
import type { Builder } from "../../model/builder.ts";
import { defineScenario } from "../../model/scenario.ts";
import { honestSite } from "../../model/site.ts";
import { rentedFrom, someOf } from "../../variation/rotation.ts";
import { NEVER_RED } from "./outcomes.ts";

export const universityMirrors = defineScenario({
  id: "university-mirrors",
  hosts: ["ftp.kestrelix-linux.org"],
  fluxed: false,
  sentence:
    "Mirrors of a free system, most with universities, some of them under generic names, of which a few that are up to date are in every answer (detection-science, section 3: volunteer mirrors, 5 to 20 A in 5 to 12 networks).",
  parameters: {
    ttl: { value: 300, least: 60, most: 3_600, meaning: "seconds" },
    addresses: { value: 8, least: 4, most: 20, meaning: "A records in one answer" },
    members: { value: 20, least: 5, most: 60, meaning: "mirrors in all" },
    universities: { value: 0.6, least: 0.2, most: 1, meaning: "share with universities" },
    generic: { value: 0.2, least: 0, most: 0.6, meaning: "share of universities' generic names" },
    seconds: { value: 86_400, least: 3_600, most: 86_400, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const academic = Math.round(values.members * values.universities);
    const all = [
      ...academics(builder, academic, values.generic, "mirror"),
      ...owned(builder, values.members - academic, "mirror"),
    ];
    return honestSite(builder, {
      apex: "kestrelix-linux.org",
      labels: ["www", "ftp"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

export const volunteerFronts = defineScenario({
  id: "volunteer-fronts",
  hosts: ["search.opencurlew.org"],
  fluxed: false,
  sentence:
    "Front ends of a free service run by volunteers, some of them at home, of which a few are in every answer and others after a while (detection-modelling, 5: owner-named reverse names under many domains).",
  parameters: {
    ttl: { value: 120, least: 30, most: 600, meaning: "seconds" },
    addresses: { value: 4, least: 2, most: 8, meaning: "A records in one answer" },
    members: { value: 40, least: 10, most: 120, meaning: "volunteers in all" },
    homes: { value: 0.15, least: 0, most: 0.25, meaning: "share of volunteers at home" },
    ownNames: { value: 0.6, least: 0.2, most: 1, meaning: "share of servers their owners named" },
    seconds: { value: 600, least: 60, most: 7_200, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const homes = builder.bots(MIXES.worldwide, Math.round(values.members * values.homes));
    const rest = values.members - homes.length;
    const own = Math.round(rest * values.ownNames);
    const all = [
      ...homes,
      ...owned(builder, own, "front"),
      ...rentedFrom(builder, HOSTERS, rest - own, { named: 0 }),
    ];
    return honestSite(builder, {
      apex: "opencurlew.org",
      labels: ["www", "search"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

function academics(builder: Builder, count: number, generic: number, role: string) {
  return Array.from({ length: count }, () => {
    const asn = pick(builder.random, UNIVERSITIES);
    const habit =
      builder.random() < generic
        ? patternHabit((ip) => `ip-${ip.dashes}.campus${String(asn)}.net`)
        : universityHabit(asn, builder.seed, role);
    return builder.machines(asn, 1, habit);
  }).flat();
}

/** Rented machines that their owners gave names of their own. */
function owned(builder: Builder, count: number, role: string): readonly string[] {
  const habit = ownerHabit(builder.seed, role);
  return Array.from({ length: count }, () =>
    builder.machines(pick(builder.random, HOSTERS), 1, habit),
  ).flat();
}
