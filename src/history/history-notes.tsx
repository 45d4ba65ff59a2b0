import type { MemoryTrouble } from "../storage/past-sites.ts";
import { faultText } from "../ui/fault-text.ts";
import type { PlainKey } from "../ui/messages.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { HistoryProps } from "./history-state.ts";
import type { Settings } from "../storage/settings-model.ts";

/** What holds of the whole list: why there is none, what it lacks, and who manages the browser. */
export function HistoryNotes({ state, words }: HistoryProps) {
  const { list, settings } = state;
  const managed = settings === undefined ? undefined : managedText(settings, words);
  return (
    <>
      {managed === undefined ? null : <p class="note strip">{managed}</p>}
      {list.state === "loading" ? <p class="quiet">{words.text("popup_loading")}</p> : null}
      {list.state === "failed" ? (
        <p class="problem" role="alert">
          {words.text("history_failed", { error: faultText(list.fault, words) })}
        </p>
      ) : null}
      {list.state === "private" ? <p class="strip">{words.text("history_private")}</p> : null}
      {list.state === "listed" ? (
        <>
          {list.trouble === undefined ? null : (
            <p class="strip trouble" data-trouble={list.trouble}>
              {words.text(TROUBLE[list.trouble])}
            </p>
          )}
          {list.sites.length > 0 || list.trouble === "newer" ? null : (
            <Empty keepsNone={settings?.keepDays === 0} words={words} />
          )}
        </>
      ) : null}
    </>
  );
}

const TROUBLE = {
  newer: "history_newer",
  damaged: "history_damaged",
  full: "storage_full",
} as const satisfies Record<MemoryTrouble, PlainKey>;

function Empty({ keepsNone, words }: { readonly keepsNone: boolean; readonly words: Words }) {
  return (
    <section class="empty">
      <h2>{words.text("history_empty")}</h2>
      <p class="quiet">{words.text(keepsNone ? "history_keeps_none" : "history_empty_help")}</p>
    </section>
  );
}

/** Only an organisation says who helps. */
function managedText(
  { organisationName, supportText, supportUrl }: Settings,
  words: Words,
): string | undefined {
  if (organisationName === "" && supportText === "" && supportUrl === "") return undefined;
  const organisation = plainText(organisationName);
  return organisation === ""
    ? words.text("popup_managed")
    : words.text("popup_managed_by", { organisation });
}
