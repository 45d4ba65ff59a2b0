import { extensionIds } from "../../src/cli/policy.ts";
import { POLICY_KEYS, policySpecOf } from "../../src/storage/policy-schema.ts";
import type { PolicySpec } from "../../src/storage/policy-specs.ts";
import { adml, admx, omaUri } from "./admx.ts";
import { managedSchema } from "./managed-schema.ts";
import { POLICY_PARTS, POLICY_TEXTS, type PolicyPart } from "./policy-texts.ts";
import { chromiumSample, firefoxSample, macSample, registrySample } from "./sample-files.ts";

/** Where all but the reference is written. */
export const POLICY_FOLDER = "docs/policy";

/** All that administrators get, made of the one schema: content by path below `POLICY_FOLDER`. */
export function policyArtefacts(): Readonly<Record<string, string>> {
  const ids = extensionIds();
  return {
    "managed-schema.json": `${JSON.stringify(managedSchema(), undefined, 2)}\n`,
    "chromium.json": chromiumSample(ids),
    "firefox-policies.json": firefoxSample(ids),
    "fluxward.reg": registrySample(ids),
    "fluxward.mobileconfig": macSample(ids),
    "fluxward.admx": admx(ids),
    "en-US/fluxward.adml": adml(),
    "intune-oma-uri.tsv": omaUri(),
  };
}

const BEGIN = "<!-- made by npm run policy:artefacts -->";
const END = "<!-- end -->";

/** The page with its reference made anew. */
export function withReference(page: string): string {
  const [before, rest = ""] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? "";
  return `${before ?? ""}${BEGIN}\n\n${reference()}\n\n${END}${after}`;
}

function reference(): string {
  return (Object.keys(POLICY_PARTS) as readonly PolicyPart[])
    .map((part) => {
      const keys = POLICY_KEYS.filter((key) => POLICY_TEXTS[key].part === part);
      const rows = keys.map((key) => {
        const spec = policySpecOf(key);
        return `- **\`${key}\`** (${takes(spec)}; without it ${initial(spec)}). ${POLICY_TEXTS[key].about}`;
      });
      return [`### ${POLICY_PARTS[part]}`, "", ...rows].join("\n");
    })
    .join("\n\n");
}

const ITEMS = {
  resolver: "addresses",
  domain: "domains",
  "public-domain": "public domains",
  setting: "names of settings",
  header: "headers",
} as const;

function takes(spec: PolicySpec): string {
  switch (spec.type) {
    case "switch":
      return "`true` or `false`";
    case "choice":
      return spec.values.map((value) => `\`${value}\``).join(", ");
    case "number":
      return `whole number, ${String(spec.least)} to ${String(spec.most)}`;
    case "text":
      return `text of at most ${String(spec.longest)} characters`;
    case "list":
      return `list of at most ${String(spec.most)} ${ITEMS[spec.item]}`;
  }
}

function initial({ type, initial: first }: PolicySpec): string {
  if (typeof first === "object") return first.length === 0 ? "none" : "three operators";
  if (type === "text") return "none";
  return `\`${String(first)}\``;
}
