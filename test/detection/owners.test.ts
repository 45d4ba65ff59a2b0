import { describe, expect, test } from "vitest";
import {
  measureOwners,
  ownNames,
  volunteers,
  type Owners,
} from "../../src/detection/evidence/owners.ts";
import { answer, history, look, reverse, START } from "./history-builder.ts";
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

test.each([
  [{ known: 8, own: 0, others: 4, otherOwners: 3 }, -4],
  [{ known: 10, own: 0, others: 3, otherOwners: 3 }, -2.5],
  [{ known: 8, own: 0, others: 8, otherOwners: 2 }, undefined],
  [{ known: 20, own: 0, others: 3, otherOwners: 3 }, undefined],
])("volunteers %o: %s", (owners, points) => {
  expect(volunteers(owners)[0]?.points).toBe(points);
});

test.each([
  [{ known: 10, own: 0, others: 0, otherOwners: 0 }, undefined],
  [{ known: 10, own: 1, others: 0, otherOwners: 0 }, -1],
  [{ known: 10, own: 4, others: 0, otherOwners: 0 }, -2],
  [{ known: 10, own: 10, others: 0, otherOwners: 0 }, -2],
])("own names %o: %s", (owners, points) => {
  expect(ownNames(owners)[0]?.points).toBe(points);
});
