import { describe, expect, it } from "vitest";
import { createRandom } from "../../../lab/model/random.ts";
import type { ReverseHabit } from "../../../lab/model/reverse-names.ts";
import { COUNTRIES } from "../../../lab/model/populations.ts";
import { rackIn } from "../../../lab/variation/rack.ts";
import { drawCircumstances, drawHabits, unnamedIn } from "../../../lab/variation/habits.ts";
import { hosterNames } from "../../../lab/variation/hoster-names.ts";
import { createVariedBuilder } from "../../../lab/variation/varied-builder.ts";
import { createSharedWorld } from "../../../lab/variation/varied-day.ts";
import { networkHabit } from "../../../lab/variation/vocabulary.ts";

const GERMAN = { code: "de", suffix: "de" } as const;
const TELEKOM = COUNTRIES.de.access[0];
const shares = { ...drawHabits(1).names, unnamedNetworks: 0, gaps: 0, ownerNamed: 0 };

describe("circumstances of a person", () => {
  const people = Array.from({ length: 500 }, (_, i) => drawCircumstances(createRandom(i, "p")));

  it("lose up to one query in twenty, and ask one to six caches", () => {
    for (const { lost, caches, busy } of people) {
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThanOrEqual(0.05);
      expect(busy).toBeGreaterThanOrEqual(0);
      expect(busy).toBeLessThan(1);
      for (const count of caches) expect([1, 2, 3, 4, 5, 6]).toContain(count);
    }
    expect(new Set(people.flatMap(({ caches }) => caches)).size).toBe(6);
  });

  it("live in every part of the world", () => {
    expect(new Set(people.map(({ region }) => region))).toEqual(new Set(["eu", "us", "as"]));
  });
});

describe("habits of a world", () => {
  it("are the same for the same seed and differ from world to world", () => {
    expect(drawHabits(5)).toEqual(drawHabits(5));
    expect(drawHabits(5)).not.toEqual(drawHabits(6));
  });

  it("name less in some countries and never nothing or everything", () => {
    expect(unnamedIn("pk", 0.5)).toBeGreaterThan(unnamedIn("de", 0.5));
    expect(unnamedIn("pk", 1)).toBe(0.97);
    expect(unnamedIn("de", 0)).toBe(0.02);
  });

  it("let a network name alike for all sites of a world and otherwise in another", () => {
    const name = (seed: number): string | undefined =>
      networkHabit(TELEKOM, GERMAN, seed, shares)("80.128.3.4");
    expect(name(1)).toBe(name(1));
    expect(name(1)).toMatch(/\.de$/);
    expect(new Set([1, 2, 3, 4, 5, 6].map(name)).size).toBeGreaterThan(3);
  });

  it("are shared by sites, whose machines are their own", () => {
    const world = createSharedWorld(3);
    const names = [0, 1].map((index) => {
      const book = new Map<string, ReverseHabit>();
      const builder = createVariedBuilder(world, { id: "some-kind", index }, book);
      const [line = ""] = builder.lines(TELEKOM, 1, { naming: shares });
      const address = "80.128.3.4";
      return { line, name: book.get(line)?.(address), hoster: hosterNames(builder, 9009)(address) };
    });
    expect(names[0]?.line).not.toBe(names[1]?.line);
    expect(names[0]?.name).toBe(names[1]?.name);
    expect(names[0]?.hoster).toBe(names[1]?.hoster);
  });
});

it("draws distinct bots over both protocols, all in networks of the mix", () => {
  const builder = createVariedBuilder(createSharedWorld(3), { id: "bots", index: 0 }, new Map());
  for (const family of [4, 6] as const) {
    const bots = builder.bots({ de: 1, fr: 1 }, 200, { family });
    expect(bots.length).toBe(200);
    expect(new Set(bots).size).toBe(200);
    expect(bots.every((bot) => bot.includes(":") === (family === 6))).toBe(true);
  }
});

it("numbers the machines of one rack side by side, and names them as told", () => {
  const book = new Map<string, ReverseHabit>();
  const builder = createVariedBuilder(createSharedWorld(3), { id: "rack", index: 0 }, book);
  const rack = rackIn(builder, TELEKOM, 10, () => "cache.site.net");
  expect(new Set(rack.map((address) => address.slice(0, address.lastIndexOf(".")))).size).toBe(1);
  expect(new Set(rack).size).toBe(10);
  for (const address of rack) expect(book.get(address)?.(address)).toBe("cache.site.net");
});
