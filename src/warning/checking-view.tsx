import { HostLine } from "../ui/host-line.tsx";
import type { Words } from "../ui/words.ts";

/** `checking`: the first look is under way. `gone`: the tab was sent on. `lost`: nobody could be asked. */
export type CheckingState = "checking" | "gone" | "lost";

type Props = {
  readonly state: CheckingState;
  /** Undefined where the page was opened by itself. */
  readonly host: string | undefined;
  readonly words: Words;
  readonly onOpen: () => void;
};

const TEXTS = {
  checking: { title: "checking_title", text: "checking_why" },
  gone: { title: "checking_gone_title", text: "checking_gone" },
  lost: { title: "checking_lost_title", text: "checking_lost" },
} as const;

/** What a person sees for the moment that a first look takes; calm, as there is nothing to fear yet. */
export function CheckingView({ state, host, words, onOpen }: Props) {
  if (host === undefined) {
    return (
      <main class="page">
        <h1 class="waiting">{words.text("checking_nothing")}</h1>
      </main>
    );
  }
  return (
    <main class="page">
      <section class="sheet" aria-live="polite">
        <h1 class="waiting">{words.text(TEXTS[state].title)}</h1>
        <p class="opening">
          <HostLine host={host} words={words} />
        </p>
        <p>{words.text(TEXTS[state].text)}</p>
        {state === "checking" ? null : (
          <div class="choices">
            <button type="button" class="primary" onClick={onOpen}>
              {words.text("checking_open")}
            </button>
          </div>
        )}
      </section>
    </main>
  );
}
