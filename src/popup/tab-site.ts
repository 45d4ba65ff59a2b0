import type { Report, Surroundings } from "../messages/protocol.ts";
import { faultOf } from "../messages/refusal.ts";
import { call } from "../platform/messenger.ts";
import { askAgainAfter } from "./refresh.ts";
import type { PopupActions } from "./popup-state.ts";
import type { ViewStore } from "./view-store.ts";

/** The site in the tab that the popup was opened over: keeps what is shown of it true, and carries out choices about it. */
export type TabSite = Pick<
  PopupActions,
  "checkAgain" | "tryAgain" | "trust" | "distrust" | "mark"
> & {
  /** Shows what was asked already; the site not before it is known what may be chosen, which would move the rest. */
  readonly open: (asked: TabAnswers) => Promise<void>;
};

/** What the background says of a tab. */
export type TabAnswers = {
  readonly report: Promise<Report>;
  readonly surroundings: Promise<Surroundings>;
};

export function createTabSite({ view, show }: ViewStore, tabId: Promise<number>): TabSite {
  let timer: number | undefined;
  /** Counts the questions: the answer to an older one must not undo what a newer one brought. */
  let asked = 0;

  const update = async (ask: () => Promise<Report>): Promise<void> => {
    window.clearTimeout(timer);
    asked += 1;
    const own = asked;
    let failure: unknown;
    const report = await ask().catch((error: unknown) => {
      failure = error;
      return undefined;
    });
    if (own !== asked) return;
    if (report === undefined) console.warn("The popup got no report.", failure);
    const state = report ?? { state: "failed" };
    show({ state });
    const wait = askAgainAfter(state, Date.now());
    if (wait !== undefined) timer = window.setTimeout(refresh, wait);
  };
  const getReport = async (): Promise<Report> => call("getReport", { tabId: await tabId });
  const refresh = (): void => {
    void update(getReport);
  };
  const showSurroundings = async (answer: Promise<Surroundings>): Promise<void> => {
    try {
      show({ surroundings: await answer });
    } catch (error: unknown) {
      // The site's report says what is wrong; without this, no choice is offered.
      console.warn("The popup does not know what may be chosen.", error);
    }
  };

  const choose = async (
    carryOut: (tabId: number, host: string) => Promise<Report>,
  ): Promise<void> => {
    const { state } = view();
    if (state.state !== "judged") return;
    show({ choiceProblem: undefined });
    try {
      const report = await carryOut(await tabId, state.host);
      await update(() => Promise.resolve(report));
    } catch (error: unknown) {
      show({ choiceProblem: faultOf(error) });
      refresh();
    }
    await showSurroundings(call("getSurroundings", { tabId: await tabId }));
  };

  return {
    open: async ({ report, surroundings }) => {
      const around = showSurroundings(surroundings);
      await update(() => around.then(() => report));
    },
    tryAgain: () => {
      show({ state: { state: "loading" } });
      refresh();
    },
    checkAgain: () => {
      const { state } = view();
      if (state.state === "judged") show({ state: { ...state, checking: true } });
      void update(async () => call("checkAgain", { tabId: await tabId }));
    },
    trust: (scope) => {
      void choose((id, host) => call("trust", { tabId: id, host, scope }));
    },
    distrust: () => {
      void choose((id, host) => call("distrust", { tabId: id, host }));
    },
    mark: (marked) => {
      void choose((id, host) => call("mark", { tabId: id, host, marked }));
    },
  };
}
