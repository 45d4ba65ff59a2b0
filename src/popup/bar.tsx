import type { ComponentChildren } from "preact";
import type { Words } from "../ui/words.ts";
import type { PopupActions } from "./popup-state.ts";

type Props = {
  /** Whether the box to check another site is open. */
  readonly isInquiring: boolean;
  readonly words: Words;
  readonly actions: PopupActions;
};

/** Drawn in a square of 20 by 20. */
const PAST = "M3.2 10a6.8 6.8 0 1 0 2.2-5M3.2 3.4v3.4h3.4M10 6.2V10l2.7 1.7";
const RIM = 7.4;
/** Eight teeth, each as wide as the gap beside it. */
const TOOTH = (2 * Math.PI * RIM) / 16;

/** Where one gets from here. The two pages are signs, since their names in some languages would not fit into one line. */
export function Bar({ isInquiring, words, actions }: Props) {
  return (
    <header class="bar">
      {isInquiring ? null : <span class="brand">{words.text("extension_name")}</span>}
      <button
        type="button"
        class={isInquiring ? "link back" : "link"}
        data-inquire
        onClick={() => {
          actions.inquire(!isInquiring);
        }}
      >
        {words.text(isInquiring ? "inquiry_back" : "popup_inquire")}
      </button>
      <span class="pages">
        <Sign goesTo="history" name={words.text("popup_history")} onClick={actions.openHistory}>
          <path d={PAST} />
        </Sign>
        <Sign goesTo="settings" name={words.text("popup_settings")} onClick={actions.openSettings}>
          <circle cx="10" cy="10" r="2.4" />
          <circle cx="10" cy="10" r="5.6" />
          <circle
            class="teeth"
            cx="10"
            cy="10"
            r={RIM}
            stroke-dasharray={TOOTH}
            stroke-dashoffset={TOOTH / 2}
          />
        </Sign>
      </span>
    </header>
  );
}

type SignProps = {
  readonly goesTo: "history" | "settings";
  /** For whoever does not see, or know, the sign. */
  readonly name: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
};

function Sign({ goesTo, name, onClick, children }: SignProps) {
  return (
    <button
      type="button"
      class="sign"
      data-page={goesTo}
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {children}
      </svg>
    </button>
  );
}
