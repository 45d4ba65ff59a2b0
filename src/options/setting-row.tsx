import type { SettingKey } from "../storage/settings-model.ts";
import { specOf } from "../storage/settings-schema.ts";
import { ChoiceRow } from "./choice-row.tsx";
import { NameListRow } from "./name-list-row.tsx";
import { NumberRow } from "./number-row.tsx";
import type { LoadedProps, NameListKey } from "./options-state.ts";
import { ResolversRow } from "./resolvers-row.tsx";
import { MOST_SHOWN, SelectRow } from "./select-row.tsx";
import { SwitchRow } from "./switch-row.tsx";

/** One setting as its schema describes it. */
export function SettingRow({ name, ...props }: LoadedProps & { readonly name: SettingKey }) {
  const spec = specOf(name);
  const value = props.settings[name];
  switch (spec.type) {
    case "switch":
      return <SwitchRow {...props} name={name} spec={spec} on={value === true} />;
    case "choice": {
      const Row = spec.choices.length > MOST_SHOWN ? SelectRow : ChoiceRow;
      return (
        <Row {...props} name={name} spec={spec} chosen={typeof value === "string" ? value : ""} />
      );
    }
    case "number":
      return <NumberRow {...props} name={name} spec={spec} value={Number(value)} />;
    case "resolvers":
      return <ResolversRow {...props} />;
    case "exceptions":
    case "sites":
    case "domains":
      return isNameList(name) ? <NameListRow {...props} name={name} /> : null;
    case "text":
    case "support-url":
      // An organisation's own: nothing for a person to choose.
      return null;
  }
}

function isNameList(key: SettingKey): key is NameListKey {
  return key === "exceptions" || key === "markedHosts" || key === "excludedDomains";
}
