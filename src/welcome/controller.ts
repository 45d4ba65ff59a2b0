import { faultOf } from "../messages/refusal.ts";
import type { call as callBackground } from "../platform/messenger.ts";
import { FIRST_STATE, type WelcomeActions, type WelcomeState } from "./welcome-state.ts";

export type WelcomePorts = {
  readonly call: typeof callBackground;
  /** Draws; `focus` is the id of the element to give the focus to. */
  readonly draw: (state: WelcomeState, focus: string | undefined) => void;
  readonly close: () => void;
};

/** Everything that happens on the first-run page. */
export function createController({ call, draw, close }: WelcomePorts): {
  readonly actions: WelcomeActions;
  /** Reads the settings, at first and whenever they may be others: another page like this one may have been answered. */
  readonly load: () => Promise<void>;
} {
  let state = FIRST_STATE;
  /** Whether the person has chosen here: then what is stored is not put in its place. */
  let hasChosen = false;

  const show = (change: Partial<WelcomeState>, focus?: string): void => {
    state = { ...state, ...change };
    draw(state, focus);
  };
  const fail = (thrown: unknown): void => {
    show({ answer: { state: "failed", fault: faultOf(thrown) } });
  };

  const start = async (): Promise<void> => {
    if (state.answer.state === "saving") return;
    show({ answer: { state: "saving" } });
    try {
      const { resolvers } = state;
      await call("saveSettings", { settings: { setUp: true, enabled: true, resolvers } });
      show({ answer: { state: "given" } }, "given");
    } catch (thrown: unknown) {
      fail(thrown);
    }
  };

  return {
    actions: {
      chooseResolvers: (resolvers) => {
        hasChosen = true;
        show({ resolvers });
      },
      showStep: (step) => {
        show({ step });
      },
      start: () => void start(),
      close,
    },
    load: async () => {
      try {
        const { setUp, enabled, resolvers } = await call("getSettings", {});
        if (state.answer.state === "saving") return;
        const chosen = hasChosen && !setUp ? state.resolvers : resolvers;
        show({
          answer: { state: !setUp ? "open" : enabled ? "given" : "paused" },
          resolvers: chosen,
        });
      } catch (thrown: unknown) {
        fail(thrown);
      }
    },
  };
}
