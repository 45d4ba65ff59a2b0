import { type Chosen, type GroupPolicy, write, type Written } from "./group-policy.ts";
import { attribute, children, parseXml } from "./xml.ts";

const LINE =
  /^\.\/Device\/Vendor\/MSFT\/Policy\/Config\/fluxward~Policy~([\w~]+)\/(\w+)\tString\t(.+)$/;
const INGEST = "./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/fluxward/Policy/fluxward";
/** Between the names and values of a list. */
const PARTING = "\uF000";

/** What Windows writes once it has taken in the lines for Intune, the ADMX first. */
export function readOmaUri(text: string, policies: readonly GroupPolicy[]): readonly Written[] {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  if (!first.startsWith(`${INGEST}\tString\t`)) throw new Error("The ADMX comes first.");
  return lines.flatMap((line) => {
    const [, area, name, value = ""] = LINE.exec(line) ?? [];
    const policy = policies.find((one) => one.name === name && one.categories.join("~") === area);
    if (policy === undefined) throw new Error(`No policy of the ADMX: ${line}`);
    return write(policy, chosenIn(value, policy));
  });
}

function chosenIn(value: string, { fields }: GroupPolicy): Chosen {
  const [state, ...data] = children(parseXml(`<value>${value}</value>`));
  if (state?.localName !== "enabled" && state?.localName !== "disabled") throw new Error(value);
  const contents = data.map((one) => {
    const id = attribute(one, "id");
    const isList = fields.find((field) => field.id === id)?.element.localName === "list";
    const content = attribute(one, "value");
    return [id, isList ? content.split(PARTING) : content] as const;
  });
  return { isOn: state.localName === "enabled", data: Object.fromEntries(contents) };
}
