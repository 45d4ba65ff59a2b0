import type { Words } from "../ui/words.ts";
import { BlockedView } from "./blocked-view.tsx";
import { CautionView } from "./caution-view.tsx";
import { FallenView } from "./fallen-view.tsx";
import { MarkedView } from "./marked-view.tsx";
import { WarnedView } from "./warned-view.tsx";
import type { WarningProps, WarningState } from "./warning-state.ts";

/** The whole warning page, a function of its props. */
export function Warning(props: WarningProps) {
  const { state, words, actions } = props;
  switch (state.state) {
    case "loading":
      return (
        <main class="page">
          <h1 class="waiting">{words.text("popup_loading")}</h1>
        </main>
      );
    case "framed":
      return (
        <main class="page">
          <h1 class="waiting">{words.text("warning_framed")}</h1>
        </main>
      );
    case "ended":
      return (
        <main class="page">
          <section class="sheet">
            <h1>{words.text("warning_ended")}</h1>
            <p>{words.text("warning_ended_help")}</p>
            <div class="choices">
              <button type="button" class="primary" data-first onClick={actions.leave}>
                {words.text("warning_close")}
              </button>
            </div>
          </section>
        </main>
      );
    case "fallen":
      return <FallenView {...props} block={state.block} />;
    case "caution":
      return <CautionView {...props} block={state.block} />;
    case "blocked":
      return <BlockedView {...props} block={state.block} />;
    case "marked":
      return <MarkedView {...props} block={state.block} />;
    case "warned":
      return <WarnedView {...props} block={state.block} late={false} />;
    case "late":
      return <WarnedView {...props} block={state.block} late />;
  }
}

/** The title of the tab. */
export function warningTitle(state: WarningState, words: Words): string {
  if ("block" in state && state.state !== "fallen")
    return words.text("warning_title", { host: state.block.host });
  return state.state === "loading"
    ? words.text("extension_name")
    : words.text("warning_ended_title");
}
