import manifest from "../../manifest.json" with { type: "json" };
import type { PolicyKey } from "../../src/storage/policy-model.ts";
import { POLICY_KEYS, policySpecOf } from "../../src/storage/policy-schema.ts";
import { POLICY_PARTS, POLICY_TEXTS, type PolicyPart } from "./policy-texts.ts";
import {
  registryKey,
  WINDOWS_BROWSERS,
  xml,
  type Ids,
  type WindowsBrowser,
} from "./sample-files.ts";
import { SAMPLE } from "./policy-sample.ts";

const NAME = { chrome: "Google Chrome", edge: "Microsoft Edge" } as const;

const PARTS = Object.keys(POLICY_PARTS) as readonly PolicyPart[];

/** Every key as a policy of Group Policy, for Chrome and for Edge (Microsoft's PolicyDefinitions schema 1.0). */
export function admx(ids: Ids): string {
  const categories = WINDOWS_BROWSERS.flatMap((browser) => [
    `<category name="${browser}" displayName="$(string.${browser})"/>`,
    ...PARTS.map(
      (part) =>
        `<category name="${browser}_${part}" displayName="$(string.part_${part})"><parentCategory ref="${browser}"/></category>`,
    ),
  ]);
  const policies = WINDOWS_BROWSERS.flatMap((browser) =>
    POLICY_KEYS.map((key) => policy(browser, key, registryKey(browser, ids))),
  );
  return document(
    "policyDefinitions",
    [
      `<policyNamespaces><target prefix="fluxward" namespace="Fluxward.Policies"/></policyNamespaces>`,
      `<resources minRequiredRevision="1.0"/>`,
      `<supportedOn><definitions>`,
      ...WINDOWS_BROWSERS.map(
        (browser) =>
          `<definition name="${browser}_since" displayName="$(string.${browser}_since)"/>`,
      ),
      `</definitions></supportedOn>`,
      `<categories>`,
      ...categories,
      `</categories>`,
      `<policies>`,
      ...policies,
      `</policies>`,
    ].join("\n"),
  );
}

function policy(browser: WindowsBrowser, key: PolicyKey, registry: string): string {
  const spec = policySpecOf(key);
  const id = `${browser}_${key}`;
  const isSwitch = spec.type === "switch";
  const presentation = isSwitch ? "" : ` presentation="$(presentation.${key})"`;
  const value = isSwitch
    ? `<enabledValue><decimal value="1"/></enabledValue><disabledValue><decimal value="0"/></disabledValue>`
    : `<elements>${element(key, registry)}</elements>`;
  return [
    `<policy name="${id}" class="Machine" displayName="$(string.${key})" explainText="$(string.${key}_about)"${presentation} key="${registry}"${isSwitch ? ` valueName="${key}"` : ""}>`,
    `<parentCategory ref="${browser}_${POLICY_TEXTS[key].part}"/>`,
    `<supportedOn ref="${browser}_since"/>`,
    value,
    `</policy>`,
  ].join("");
}

function element(key: PolicyKey, registry: string): string {
  const spec = policySpecOf(key);
  switch (spec.type) {
    case "switch":
      return "";
    case "number":
      return `<decimal id="${key}" valueName="${key}" minValue="${String(spec.least)}" maxValue="${String(spec.most)}"/>`;
    case "choice":
      return `<enum id="${key}" valueName="${key}" required="true">${spec.values
        .map(
          (value) =>
            `<item displayName="$(string.${valueId(value)})"><value><string>${value}</string></value></item>`,
        )
        .join("")}</enum>`;
    case "text":
      return `<text id="${key}" valueName="${key}" maxLength="${String(spec.longest)}"/>`;
    case "list":
      return `<list id="${key}" key="${registry}\\${key}" valuePrefix=""/>`;
  }
}

/** The words of the same, in English. */
export function adml(): string {
  const values = new Set(
    POLICY_KEYS.flatMap((key) => {
      const spec = policySpecOf(key);
      return spec.type === "choice" ? spec.values : [];
    }),
  );
  const strings = [
    ...WINDOWS_BROWSERS.map((browser) => string(browser, `Fluxward in ${NAME[browser]}`)),
    ...WINDOWS_BROWSERS.map((browser) =>
      string(`${browser}_since`, `${NAME[browser]} ${manifest.minimum_chrome_version} or later`),
    ),
    ...PARTS.map((part) => string(`part_${part}`, POLICY_PARTS[part])),
    ...POLICY_KEYS.flatMap((key) => [
      string(key, POLICY_TEXTS[key].title),
      string(`${key}_about`, POLICY_TEXTS[key].about),
    ]),
    ...[...values].map((value) => string(valueId(value), value)),
  ];
  const presentations = POLICY_KEYS.flatMap((key) => {
    const control = presentationOf(key);
    return control === "" ? [] : [`<presentation id="${key}">${control}</presentation>`];
  });
  return document(
    "policyDefinitionResources",
    [
      `<displayName>Fluxward</displayName><description>Fluxward</description>`,
      `<resources><stringTable>`,
      ...strings,
      `</stringTable><presentationTable>`,
      ...presentations,
      `</presentationTable></resources>`,
    ].join("\n"),
  );
}

function presentationOf(key: PolicyKey): string {
  const spec = policySpecOf(key);
  const label = xml(POLICY_TEXTS[key].title);
  switch (spec.type) {
    case "switch":
      return "";
    case "number":
      return `<decimalTextBox refId="${key}" defaultValue="${String(spec.initial)}">${label}</decimalTextBox>`;
    case "choice":
      return `<dropdownList refId="${key}" noSort="true" defaultItem="${String(spec.values.indexOf(spec.initial))}">${label}</dropdownList>`;
    case "text":
      return `<textBox refId="${key}"><label>${label}</label></textBox>`;
    case "list":
      return `<listBox refId="${key}">${label}</listBox>`;
  }
}

function string(id: string, text: string): string {
  return `<string id="${id}">${xml(text)}</string>`;
}

function document(root: string, content: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<${root} xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
${content}
</${root}>
`;
}

/** Custom settings for Intune, once the ADMX is ingested: a line for each key of the sample. */
export function omaUri(): string {
  const base = "./Device/Vendor/MSFT/Policy";
  const rows = (Object.keys(SAMPLE) as readonly (keyof typeof SAMPLE)[]).map((key) => {
    const area = `fluxward~Policy~chrome~chrome_${POLICY_TEXTS[key].part}`;
    return `${base}/Config/${area}/chrome_${key}\tString\t${omaValue(key)}`;
  });
  return [
    `${base}/ConfigOperations/ADMXInstall/fluxward/Policy/fluxward\tString\t(the content of fluxward.admx)`,
    ...rows,
    "",
  ].join("\n");
}

function omaValue(key: keyof typeof SAMPLE): string {
  const value: boolean | number | string | readonly string[] = SAMPLE[key];
  if (typeof value === "boolean") return value ? "<enabled/>" : "<disabled/>";
  // A list is its numbers and items in turn, parted by U+F000.
  const data =
    typeof value === "object"
      ? value.flatMap((item, index) => [String(index + 1), item]).join("&#xF000;")
      : String(value);
  return `<enabled/><data id="${key}" value="${typeof value === "object" ? data : xml(data)}"/>`;
}

/** Windows takes no `-` in ids, which language tags have. */
function valueId(value: string): string {
  return `value_${value.replaceAll("-", "_")}`;
}
