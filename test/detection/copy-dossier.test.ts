import { expect, test } from "vitest";
import { copyDossier } from "../../src/detection/copy-dossier.ts";
import { addLook } from "../../src/detection/dossier.ts";
import { answer, botnetLook, history, KNOWLEDGE, look, SITE, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const ZONE = "lab-site.com";
const SERVER = "ns1.lab-site.com";
/** Addresses of `botnetLook(START, 0)`, others in their blocks, and a name server that moves. */
const first = look(START, [
  ...botnetLook(START, 0).observations,
  answer([SERVER], { name: ZONE, type: "NS" }),
  answer(["61.1.0.1"], { name: SERVER }),
]);
const second = look(START + 600_000, [
  ...botnetLook(START, 3).observations,
  answer(["20.1.0.9"]),
  answer(["62.1.0.1"], { name: SERVER }),
]);

function written(dossier: object): string {
  return JSON.stringify(dossier, (key, value: unknown) => {
    if (key === "own") return undefined;
    return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
  });
}

test.each(["the copy", "the one it is made from"])(
  "what %s is told, the other never hears",
  (which) => {
    const { dossier } = readHistory(history([first], SITE));
    const copy = copyDossier(dossier);
    const before = written(copy);
    expect(written(dossier)).toBe(before);
    const [told, other] = which === "the copy" ? [copy, dossier] : [dossier, copy];
    addLook(told, second, KNOWLEDGE);
    expect(written(other)).toBe(before);
    expect(written(told)).toBe(written(readHistory(history([first, second], SITE)).dossier));
  },
);
