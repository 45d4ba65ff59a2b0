import { RESOLVER_SETS, resolverSetOf, type ResolverSetName } from "../dns/resolvers.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions } from "./options-state.ts";

const SETS = ["standard", "eu", "single"] as const;

type Props = {
  readonly resolvers: readonly string[];
  readonly locked: boolean;
  readonly words: Words;
  readonly onChange: OptionsActions["change"];
};

/** Sets of look-up services to choose from; a list of one's own shows as chosen once there is one. */
export function ResolverSetChoice({ resolvers, locked, words, onChange }: Props) {
  const current = resolverSetOf(resolvers);
  return (
    <fieldset disabled={locked}>
      <legend class="unseen">{words.text("options_set")}</legend>
      {SETS.map((name) => (
        <SetRadio
          key={name}
          name={name}
          checked={current === name}
          words={words}
          onChoose={() => {
            onChange({ resolvers: RESOLVER_SETS[name].map(({ url }) => url) });
          }}
        />
      ))}
      {current === "company" ? (
        <SetRadio name="company" checked words={words} onChoose={() => undefined} />
      ) : null}
    </fieldset>
  );
}

type RadioProps = {
  readonly name: ResolverSetName;
  readonly checked: boolean;
  readonly words: Words;
  readonly onChoose: () => void;
};

function SetRadio({ name, checked, words, onChoose }: RadioProps) {
  return (
    <label class="choice">
      <input type="radio" name="resolver-set" value={name} checked={checked} onChange={onChoose} />
      <span>
        {words.text(`options_set_${name}`)}
        <small>{words.text(`options_set_${name}_help`)}</small>
      </span>
    </label>
  );
}
