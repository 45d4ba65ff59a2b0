import type { call as callBackground } from "../platform/messenger.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { OptionsState } from "./options-state.ts";

export type ControllerPorts = {
  readonly call: typeof callBackground;
  /** ms since the epoch. */
  readonly now: () => number;
  /** The settings are others by now: pages may have to speak or look otherwise. */
  readonly onSettings: (settings: Settings) => Promise<void>;
  /** Hands a text to the person as a file. */
  /** `type`: of media; browsers that save go by it as well as by the name's ending. */
  readonly download: (name: string, type: string, text: string) => void;
  /** Draws; `focus` is the id of the element to give the focus to. */
  readonly draw: (state: OptionsState, focus: string | undefined) => void;
  readonly complain: (what: string, error: unknown) => void;
};
