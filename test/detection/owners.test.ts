import { describe, expect, test } from "vitest";
import {
  measureOwners,
  ownNames,
  volunteers,
  type Owners,
} from "../../src/detection/evidence/owners.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { answer, history, KNOWLEDGE, look, reverse, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

/** One look that saw the addresses, with their reverse names; `undefined`: there is none, absent: not asked. */
function ownersOf(
  named: readonly (readonly [address: string, name?: string | undefined])[],
  aliases: readonly string[] = [],
): Owners {
  const addresses = named.map(([address]) => address);
  const names = named.flatMap((entry) => (entry.length === 1 ? [] : [reverse(...entry)]));
  const { dossier, spread } = readHistory(
    history([look(START, [answer(addresses, { aliases }), ...names])]),
  );
  return measureOwners(dossier, spread);
}

describe("whose machines they are", () => {
  test("is known where a name was asked for, and of universities without asking", () => {
    expect(ownersOf([["61.1.0.1"], ["62.1.0.1", undefined], ["110.1.0.1"]])).toEqual({
      known: 2,
      own: 0,
      others: 1,
      otherOwners: 1,
    });
  });

  test("the site's own under its domain or its alias's, not under one that only ends alike", () => {
    const found = ownersOf(
      [
        ["61.1.0.1", "a.lab-site.com"],
        ["62.1.0.1", "b.other-lab.org"],
        ["63.1.0.1", "c.notlab-site.com"],
      ],
      ["www.other-lab.org"],
    );
    expect(found).toEqual({ known: 3, own: 2, others: 1, otherOwners: 1 });
  });

  test("others' by domain: not in access networks, nor under a hoster's serial number", () => {
    const found = ownersOf([
      ["61.1.0.1", "alpha.club-lab.org"],
      ["62.1.0.1", "beta.club-lab.org"],
      ["20.1.0.7", "mail.firm-lab.com"],
      ["63.1.0.1", "vps48213.hoster-lab.net"],
    ]);
    expect(found).toEqual({ known: 4, own: 0, others: 2, otherOwners: 1 });
  });
});

test("a machine in no network that is known belongs to whoever named it", () => {
  const lost: NetworkKnowledge = { ...KNOWLEDGE, networkOf: () => undefined };
  const seen = [answer(["61.1.0.1"]), reverse("61.1.0.1", "alpha.club-lab.org")];
  const { dossier, spread } = readHistory(history([look(START, seen)]), lost);
  const one = { known: 1, own: 0, others: 1, otherOwners: 1 };
  expect(measureOwners(dossier, spread)).toEqual(one);
});

test.each([
  ["half of them under three owners' names", { known: 8, own: 0, others: 4, otherOwners: 3 }, -4],
  ["three of ten", { known: 10, own: 0, others: 3, otherOwners: 3 }, -2.5],
  ["all of them, but under two names", { known: 8, own: 0, others: 8, otherOwners: 2 }, undefined],
  ["three of twenty", { known: 20, own: 0, others: 3, otherOwners: 3 }, undefined],
])("volunteers' machines, %s", (_, owners, points) => {
  const facts = { named: owners.others, owners: owners.otherOwners };
  const expected = { group: "legitimate", points, reason: "many-owners", facts };
  expect(volunteers(owners)).toEqual(points === undefined ? [] : [expected]);
});

test.each([
  ["none of ten", 0, undefined],
  ["one of ten", 1, -1],
  ["four of ten", 4, -2],
  ["all of ten", 10, -2],
])("machines under the site's own name, %s", (_, own, points) => {
  const facts = { named: own, judged: 10 };
  const expected = { group: "legitimate", points, reason: "own-names", facts };
  const owners = { known: 10, own, others: 0, otherOwners: 0 };
  expect(ownNames(owners)).toEqual(points === undefined ? [] : [expected]);
});
