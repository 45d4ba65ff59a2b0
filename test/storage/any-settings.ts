import fc from "fast-check";
import { KNOWN_RESOLVERS } from "../../src/dns/resolvers.ts";
import { SOURCES, type Settings } from "../../src/storage/settings-model.ts";
import { SETTING_KEYS, specOf } from "../../src/storage/settings-schema.ts";

const host = fc
  .tuple(fc.constantFrom("shop", "www", "a-b", "xn--bcher-kva"), fc.nat(9999))
  .map(([label, n]) => `${label}.lab-${String(n)}.com`);

/** Any value that a setting takes, as its schema has it. */
function anyValue(key: keyof Settings): fc.Arbitrary<unknown> {
  const spec = specOf(key);
  switch (spec.type) {
    case "switch":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...spec.choices.map(({ value }) => value));
    case "number":
      return fc.integer({ min: spec.least, max: spec.most });
    case "resolvers":
      return fc.uniqueArray(fc.constantFrom(...KNOWN_RESOLVERS.map(({ url }) => url)), {
        minLength: spec.least,
      });
    case "exceptions":
      return fc.uniqueArray(
        fc.record(
          { host, until: fc.nat(), source: fc.constantFrom(...SOURCES) },
          { requiredKeys: ["host", "source"] },
        ),
        { selector: (one) => one.host, maxLength: 20 },
      );
    case "sites":
    case "domains":
      return fc.uniqueArray(host, { maxLength: 20 });
    case "text":
      return fc.string({ maxLength: spec.longest });
    case "support-url":
      return fc.constantFrom("", "https://help.lab-site.com/", "mailto:help@lab-site.com");
  }
}

/** Any settings that are valid. */
export function anySettings(): fc.Arbitrary<Settings> {
  const fields = Object.fromEntries(SETTING_KEYS.map((key) => [key, anyValue(key)]));
  return fc.record(fields) as unknown as fc.Arbitrary<Settings>;
}
