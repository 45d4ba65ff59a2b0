import { KNOWN_RESOLVERS, type Resolver } from "../dns/resolvers.ts";
import type { SettingKey } from "../storage/settings-model.ts";
import { KeptNote } from "./kept-note.tsx";
import type { LoadedProps } from "./options-state.ts";
import { SensitivityDifferences } from "./sensitivity-check.tsx";

/** Operators that pass client subnets on, as people know them. */
const SUBNET_OPERATORS = KNOWN_RESOLVERS.filter((one: Resolver) => one.passesSubnets === true)
  .map(({ operator }) => operator)
  .join(", ");

/** What is to be told of some settings beside their sentence, since it depends on the browser or on what is kept. */
export function RowNotes(props: LoadedProps & { readonly name: SettingKey }) {
  const { name, state, words } = props;
  switch (name) {
    case "strict":
      return (
        <p class="note">
          {words.text(
            state.strictMeans === "request" ? "options_strict_request" : "options_strict_page",
          )}{" "}
          {words.text("options_strict_off")}
        </p>
      );
    case "sensitivity":
      return <SensitivityDifferences check={state.check} words={words} />;
    case "askAbroad":
      return (
        <p class="note">{words.text("options_regions_only", { resolver: SUBNET_OPERATORS })}</p>
      );
    case "keepDays":
      return <KeptNote {...props} />;
    default:
      return null;
  }
}
