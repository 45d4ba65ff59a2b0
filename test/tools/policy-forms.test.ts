import { describe, expect, test } from "vitest";
import type { PolicyKey, PolicyValues } from "../../src/storage/policy-model.ts";
import { POLICY_KEYS, policySpecOf } from "../../src/storage/policy-schema.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import { SAMPLE } from "../../tools/policy/policy-sample.ts";
import { POLICY_TEXTS } from "../../tools/policy/policy-texts.ts";
import { type Chosen, write } from "./policy-forms/group-policy.ts";
import {
  chromiumSamples,
  firefoxSamples,
  groupPolicies,
  policyWritten,
} from "./policy-forms/samples.ts";
import { attribute, children } from "./policy-forms/xml.ts";

const BROWSERS = ["chrome", "edge"] as const;

describe("the samples, read as their systems read them", () => {
  test.each(Object.entries({ ...chromiumSamples(), ...firefoxSamples() }))(
    "%s is the sample, and right",
    (_, policy) => {
      expect(policy).toEqual(SAMPLE);
      expect(readPolicy(policy)).toEqual({ values: SAMPLE, problems: [] });
    },
  );
});

describe("Group Policy", () => {
  const policies = groupPolicies();

  test("has each key once for each browser, under its title", () => {
    const expected = BROWSERS.flatMap((browser) => POLICY_KEYS.map((key) => `${browser}_${key}`));
    expect(policies.map(({ name }) => name)).toEqual(expected);
    const titles = POLICY_KEYS.map((key) => POLICY_TEXTS[key].title);
    expect(policies.map(({ title }) => title)).toEqual([...titles, ...titles]);
  });

  test("has the parts of a policy in the order that Windows requires", () => {
    const order = ["parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"];
    for (const { element, name } of policies) {
      const found = children(element).map(({ localName }) => localName ?? "");
      expect(found, name).toEqual(order.filter((one) => found.includes(one)));
      expect(found, name).toEqual(expect.arrayContaining(["parentCategory", "supportedOn"]));
    }
  });

  test("begins each control with the value that holds without a policy", () => {
    for (const { name, fields } of policies) {
      for (const { id, control, element } of fields) {
        const { initial } = policySpecOf(id as PolicyKey);
        if (typeof initial === "number") {
          expect(attribute(control, "defaultValue"), name).toBe(String(initial));
        } else if (element.localName === "enum") {
          const item = children(element)[Number(attribute(control, "defaultItem"))];
          expect(item?.textContent, name).toBe(initial);
        }
      }
    }
  });

  test.each(BROWSERS)(
    "filled in for %s with any values, it is the policy with these",
    (browser) => {
      const own = policies.filter(({ name }) => name.startsWith(`${browser}_`));
      for (const values of [first(0), first(-1)]) {
        const written = own.flatMap((policy) => {
          const key = policy.name.slice(browser.length + 1) as PolicyKey;
          return write(policy, chosenFor(key, values[key]));
        });
        expect(policyWritten(written, browser)).toEqual(values);
      }
    },
  );

  test("takes no number that is out of range, and no value that is no choice", () => {
    const policy = (name: string) => policies.filter((one) => one.name === name);
    for (const [key, content] of [
      ["keepDays", "91"],
      ["sensitivity", "high"],
    ] as const) {
      for (const one of policy(`chrome_${key}`)) {
        expect(() => write(one, { isOn: true, data: { [key]: content } })).toThrow(content);
      }
    }
    expect(policy("chrome_keepDays")).toHaveLength(1);
  });
});

/** A value for every key: the first or the last that it takes. */
function first(at: 0 | -1): PolicyValues {
  const values = POLICY_KEYS.map((key) => {
    const spec = policySpecOf(key);
    switch (spec.type) {
      case "switch":
        return [key, at === 0];
      case "choice":
        return [key, spec.values.at(at)];
      case "number":
        return [key, at === 0 ? spec.least : spec.most];
      case "text":
        return [key, at === 0 ? "A & B" : '<Ü> "C"'];
      case "list":
        return [key, at === 0 ? ["one"] : ["one", "two", "three"]];
    }
  });
  return Object.fromEntries(values) as PolicyValues;
}

function chosenFor(key: PolicyKey, value: PolicyValues[PolicyKey]): Chosen {
  if (typeof value === "boolean") return { isOn: value, data: {} };
  const content =
    typeof value === "object"
      ? value.flatMap((item, index) => [String(index + 1), item])
      : String(value);
  return { isOn: true, data: { [key]: content } };
}
