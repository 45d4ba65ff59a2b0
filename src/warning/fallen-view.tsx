import type { Block } from "../messages/protocol.ts";
import { isWarned } from "../detection/verdict.ts";
import { Attribution } from "../ui/attribution.tsx";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import type { WarningProps } from "./warning-state.ts";

/** The verdict fell below red after the warning: says so and offers to go on. */
export function FallenView(props: WarningProps & { readonly block: Block }) {
  const { block, failed, words, now, actions } = props;
  const { report } = block;
  if (report.state !== "judged") return null;
  const { verdict, facts } = report;
  const goOnFirst = !isWarned(verdict.level);
  return (
    <main class="page">
      <section class={`sheet tint-${verdict.level}`}>
        <Mark state={verdict.level} />
        <h1>{words.text("warning_fallen")}</h1>
        <p class="opening">
          <span>{words.text("warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        <p>{words.text("warning_fallen_help")}</p>
        <p>
          <strong>{words.headline(verdict)}</strong>
          {words.gap}
          {words.summary(facts)}
          {words.gap}
          {words.levelExplanation(verdict.level)}
        </p>
        <p class="sure">{words.nextLook(verdict, now)}</p>
        <div class="choices">
          <button
            type="button"
            class={goOnFirst ? "primary" : ""}
            data-first={goOnFirst}
            onClick={(event) => {
              actions.goOn(event, "once");
            }}
          >
            {words.text("warning_go_on")}
          </button>
          <button
            type="button"
            class={goOnFirst ? "" : "primary"}
            data-first={!goOnFirst}
            onClick={actions.leave}
          >
            {words.text("warning_leave")}
          </button>
        </div>
        {!failed ? null : (
          <p class="problem" role="alert">
            {words.text("warning_failed")}
          </p>
        )}
      </section>
      <Attribution tableDate={report.tableDate} words={words} />
    </main>
  );
}
