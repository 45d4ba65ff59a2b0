import type { PolicyKey, PolicyProblem, PolicyProblemKind } from "./policy-model.ts";
import { nearestKey } from "./policy-names.ts";
import { isPolicyKey, policySpecOf } from "./policy-schema.ts";
import { SHORTEST_KEY } from "./policy-values.ts";

/** `"reportHeaders[2]" must be …`, in English. */
export function describePolicyProblem({ key, index, reason }: PolicyProblem): string {
  if (key === "") return `The policy ${reason}`;
  const place = index === undefined ? key : `${key}[${String(index)}]`;
  return `"${place}" ${reason}`;
}

const PLAIN = {
  switch: "must be true or false, without quotation marks",
  list: "must be a list of texts",
  text: "must be a text",
  resolver: "is not the address of a resolver that can be used",
  domain:
    "is not a domain's name; write letters beyond a to z in their xn-- form, and no https:// or path",
  "private-domain":
    "is no public name: Fluxward never looks at the sites of private networks, so it cannot block them",
  setting: "is not the name of a setting",
  "not-lockable": "is a setting that always stays the person's own",
  header:
    'must be "Name: value" of plain characters, and none of the headers that the browser or the report itself sends',
  "support-url": "must be an https: address in full, or a mailto: address",
  endpoint:
    "must be an https: address without password (http: only on this very device), up to its path",
  "redaction-key": `needs at least ${String(SHORTEST_KEY)} characters`,
  "no-object": "must be an object of keys and values",
  "no-resolver":
    "names no resolver that can be used, so nobody is asked and Fluxward pauses until this is mended",
  "no-redaction":
    'is needed where "reportRedaction" is "hmac"; nothing is reported until it is there',
} as const satisfies Partial<Record<PolicyProblemKind, string>>;

/** Why a value cannot be used, going on from its name. */
export function reasonOf(kind: PolicyProblemKind, name: string, why: string | undefined): string {
  if (kind === "unknown") {
    const near = nearestKey(name);
    return near === undefined
      ? "is no key of Fluxward's"
      : `is no key of Fluxward's; did you mean "${near}"?`;
  }
  const { values, least, most } = policyBoundsOf(isPolicyKey(name) ? name : undefined);
  switch (kind) {
    case "choice":
      return `must be one of ${values.map((value) => `"${value}"`).join(", ")}`;
    case "number":
      return `must be a whole number from ${String(least)} to ${String(most)}, without quotation marks`;
    case "too-many":
      return `can hold at most ${String(most)}; the first of them are used`;
    case "too-long":
      return `can have at most ${String(most)} characters`;
    default:
      return why === undefined ? PLAIN[kind] : `${PLAIN[kind]}: ${why}`;
  }
}

/** What bounds the values of a key, as far as anything does. */
export function policyBoundsOf(key: PolicyKey | undefined): {
  readonly values: readonly string[];
  readonly least: number;
  /** Of a number, the items of a list or the characters of a text. */
  readonly most: number;
} {
  const spec = key === undefined ? undefined : policySpecOf(key);
  return {
    values: spec?.type === "choice" ? spec.values : [],
    least: spec?.type === "number" ? spec.least : 0,
    most:
      spec?.type === "number" || spec?.type === "list"
        ? spec.most
        : spec?.type === "text"
          ? spec.longest
          : 0,
  };
}
