import { Fragment } from "preact";
import type { SettingChange } from "../storage/settings-changes.ts";
import { specOf } from "../storage/settings-schema.ts";
import { hostName } from "../ui/host-name.ts";
import type { PlainKey } from "../ui/messages.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsActions, TransferState } from "./options-state.ts";

/** Names of a list that are shown. */
const MOST_NAMES = 10;

type Props = {
  readonly preview: Extract<TransferState, { state: "preview" }>;
  readonly words: Words;
  readonly actions: OptionsActions;
};

/** What would change, before it does. */
export function Preview({ preview, words, actions }: Props) {
  const { file, changes, locked, unknown } = preview;
  return (
    <>
      <p id="transfer-title">
        <strong>
          {file === undefined
            ? words.text("preview_reset")
            : words.text("preview_file", { file: plainText(file) })}
        </strong>
      </p>
      {changes.length === 0 ? <p>{words.text("preview_nothing")}</p> : null}
      <dl class="changes">
        {changes.map((change) => (
          <Fragment key={change.key}>
            <dt>{words.text(specOf(change.key).label)}</dt>
            <dd>
              <Change change={change} words={words} />
            </dd>
          </Fragment>
        ))}
      </dl>
      {locked.length === 0 ? null : (
        <p class="note">
          {words.text("preview_locked")}{" "}
          <Names names={locked.map((key) => words.text(specOf(key).label))} />
        </p>
      )}
      {unknown.length === 0 ? null : (
        <p class="note">
          {words.text("preview_unknown")} <Names names={unknown} />
        </p>
      )}
      <div class="row-buttons">
        {changes.length === 0 ? null : (
          <button
            type="button"
            class="primary"
            onClick={() => {
              actions.endPreview(true);
            }}
          >
            {words.text(file === undefined ? "preview_reset_yes" : "preview_use")}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            actions.endPreview(false);
          }}
        >
          {words.text("preview_cancel")}
        </button>
      </div>
    </>
  );
}

function Change({ change, words }: { readonly change: SettingChange; readonly words: Words }) {
  if (change.kind === "value") {
    return (
      <>
        {words.text("preview_value", {
          from: { phrase: valueText(change, change.from, words) },
          to: { phrase: valueText(change, change.to, words) },
        })}
      </>
    );
  }
  const parts = [
    ["preview_added", change.added],
    ["preview_removed", change.removed],
    ["preview_altered", change.altered],
  ] as const satisfies readonly (readonly [PlainKey, readonly string[]])[];
  return (
    <>
      {parts.map(([key, names]) =>
        names.length === 0 ? null : (
          <Fragment key={key}>
            {words.text(key)}
            <ul class="names">
              {names.slice(0, MOST_NAMES).map((name) => (
                <li key={name}>
                  <bdi>{plainText(hostName(name).readable)}</bdi>
                </li>
              ))}
              {names.length > MOST_NAMES ? (
                <li>{words.plural("preview_more", names.length - MOST_NAMES)}</li>
              ) : null}
            </ul>
          </Fragment>
        ),
      )}
      {change.reordered ? words.text("preview_reordered") : null}
    </>
  );
}

function valueText({ key }: SettingChange, value: boolean | number | string, words: Words): string {
  if (typeof value === "boolean") return words.text(value ? "value_on" : "value_off");
  if (typeof value === "number") return words.plural("count_days", value);
  const spec = specOf(key);
  const choice =
    spec.type === "choice" ? spec.choices.find((one) => one.value === value) : undefined;
  if (choice === undefined) return plainText(value);
  return "label" in choice ? words.text(choice.label) : choice.ownName;
}

/** What others named, in one line. */
function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <Fragment key={name}>
      {index === 0 ? null : ", "}
      <bdi>{plainText(name)}</bdi>
    </Fragment>
  ));
}
