import { RESOLVER_SETS, resolverSetOf, type ResolverSetName } from "../dns/resolvers.ts";
import { Outside } from "../ui/attribution.tsx";
import { plainText } from "../ui/plain-text.ts";
import { resolverName } from "../ui/reason-sentences.ts";
import { resolverNote } from "../ui/resolver-notes.ts";
import type { Words } from "../ui/words.ts";

const SETS = ["standard", "eu", "single"] as const;

type Props = {
  readonly resolvers: readonly string[];
  readonly disabled: boolean;
  readonly words: Words;
  readonly onChoose: (urls: readonly string[]) => void;
};

/** Sets of look-up services to choose from; below, what each one of the chosen learns, and where it says what it keeps. */
export function ResolverChoice({ resolvers, disabled, words, onChoose }: Props) {
  const current = resolverSetOf(resolvers);
  const option = (name: ResolverSetName, urls: readonly string[]) => (
    <label key={name} class="choice">
      <input
        type="radio"
        name="resolvers"
        value={name}
        checked={current === name}
        onChange={() => {
          onChoose(urls);
        }}
      />
      <span>
        {words.text(`options_set_${name}`)}
        <small>{words.text(`options_set_${name}_help`)}</small>
      </span>
    </label>
  );
  return (
    <>
      <fieldset disabled={disabled}>
        <legend class="unseen">{words.text("options_set")}</legend>
        {SETS.map((name) =>
          option(
            name,
            RESOLVER_SETS[name].map(({ url }) => url),
          ),
        )}
        {current === "company" ? option("company", resolvers) : null}
      </fieldset>
      <ul class="operators">
        {resolvers.map((url) => (
          <Operator key={url} url={url} words={words} />
        ))}
      </ul>
    </>
  );
}

function Operator({ url, words }: { readonly url: string; readonly words: Words }) {
  const known = resolverNote(url);
  return (
    <li>
      <strong>
        <bdi>{known?.operator ?? plainText(resolverName(url))}</bdi>
      </strong>
      <span>
        {words.text(known?.note ?? "options_resolver_custom")}{" "}
        {known === undefined ? null : (
          <Outside href={known.privacyUrl}>{words.text("options_resolver_policy")}</Outside>
        )}
      </span>
    </li>
  );
}
