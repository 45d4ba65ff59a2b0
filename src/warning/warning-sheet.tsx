import type { ComponentChildren } from "preact";
import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { Choices } from "./choices.tsx";
import { SupportNote } from "./support-note.tsx";
import { WarningDetails } from "./warning-details.tsx";
import { DETAILS_ID, type WarningProps } from "./warning-state.ts";

type Props = WarningProps & {
  readonly block: Block;
  readonly level: "flux" | "suspicious";
  readonly headline: string;
  /** The person was on the site already. */
  readonly late: boolean;
  /** The details are there from the start, so that nothing has to be opened. */
  readonly isOpen?: boolean;
  /** What the person should do who was on the site; read out with the reason. */
  readonly stay?: ComponentChildren;
  /** Why, in a few sentences. */
  readonly children: ComponentChildren;
  /** Below the choices. */
  readonly picture?: ComponentChildren;
};

/** What every warning has: which site, why, the choices, and the details behind them. */
export function WarningSheet(props: Props) {
  const { block, level, headline, late, isOpen = false, detailsOpen, words } = props;
  const { stay = null, children, picture = null } = props;
  const open = detailsOpen || isOpen;
  return (
    <main class={level === "flux" ? "page alarm" : "page"}>
      <section
        class={level === "flux" ? "sheet" : "sheet tint-suspicious"}
        role="alertdialog"
        aria-labelledby="headline"
        aria-describedby={stay === null ? "reason" : "stay reason"}
      >
        <Mark state={level} />
        <h1 id="headline">{headline}</h1>
        <p class="opening">
          <span>{words.text(late ? "warning_was_open" : "warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        {stay}
        <div id="reason">{children}</div>
        <Choices {...props} hasDetails={!isOpen} />
        <SupportNote support={block.support} words={words} />
        {picture}
      </section>
      <div id={DETAILS_ID} hidden={!open}>
        {open ? <WarningDetails {...props} /> : null}
      </div>
    </main>
  );
}
