import type { EventsStatus } from "../messages/events-status.ts";
import type { ResolverTest, SensitivityCheck } from "../messages/findings.ts";
import type { PolicyView } from "../messages/policy-view.ts";
import type { Fault } from "../messages/refusal.ts";
import type { SettingChange } from "../storage/settings-changes.ts";
import type { FileFault } from "../storage/settings-file.ts";
import type { SettingsTrouble } from "../storage/settings-document.ts";
import type { SettingKey, Settings } from "../storage/settings-model.ts";
import type { KeptAmount } from "../storage/site-memory.ts";
import type { Words } from "../ui/words.ts";
import type { Undo } from "./undo.ts";
import type { DraftProblem } from "./resolver-draft.ts";

/** How the last change fared; `erased`: everything was deleted. */
export type SaveState =
  | { readonly state: "idle" | "saving" | "saved" | "forgotten" | "erased" }
  | {
      readonly state: "failed";
      readonly what: "options_not_saved" | "options_failed" | "options_forget_failed";
      readonly fault: Fault;
    };

/** How the test of a resolver stands; `broken`: there was no answer about it. */
export type TestState =
  | { readonly state: "running" | "broken" }
  | { readonly state: "done"; readonly result: ResolverTest };

/** How far a deletion has come; it is asked for twice. */
export type DeletionState = "idle" | "asked" | "deleting";

/** The settings that are lists of names, which a person edits by name. */
export type NameListKey = "exceptions" | "markedHosts" | "excludedDomains";

/** Why a name cannot be added to a list: it is none, the list is full, or it is there already. */
export type NameProblem = "no-site" | "full" | "twice";

/** What a person is about to add to a list of names, and what they search in it. */
export type ListDraft = {
  readonly name: string;
  readonly problem: NameProblem | undefined;
  /** For how long, ms; undefined: for good. */
  readonly lasting: number | undefined;
  readonly search: string;
};

/** What is to become of the settings as a whole. */
export type TransferState =
  | { readonly state: "idle" }
  | {
      readonly state: "refused";
      readonly file: string;
      /** `unreadable`: the browser could not open the file, and why. */
      readonly faults: readonly FileFault[] | { readonly unreadable: string };
    }
  | {
      readonly state: "preview";
      /** Name of the file; undefined: the settings are to be reset. */
      readonly file: string | undefined;
      readonly next: Partial<Settings>;
      readonly changes: readonly SettingChange[];
      /** Settings that would change but for the organisation. */
      readonly locked: readonly SettingKey[];
      /** Names in the file that are no settings here. */
      readonly unknown: readonly string[];
    };

/** How the first look before a page is taken: the browser holds the request, or a page of ours stands in. */
export type StrictMeans = "request" | "page";

/** How it stands with an organisation's events; `waiting`: the collector has not taken the test event. */
export type EventsView = {
  /** Undefined: not known, or none are made here. */
  readonly status: EventsStatus | undefined;
  readonly test: "idle" | "sending" | "sent" | "waiting" | "failed";
};

/** What the options page shows. */
export type OptionsState = {
  /** Undefined until they are read. */
  readonly settings: Settings | undefined;
  /** Those that an organisation has set. */
  readonly locked: ReadonlySet<SettingKey>;
  /** Undefined until it is read. */
  readonly policy: PolicyView | undefined;
  /** What is wrong with the stored settings; undefined: nothing. */
  readonly trouble: SettingsTrouble | undefined;
  readonly strictMeans: StrictMeans;
  readonly save: SaveState;
  /** What takes the last change back; undefined: nothing can be. */
  readonly undo: Undo | undefined;
  /** What stands in the field for a new resolver, and what is wrong with it. */
  readonly draft: string;
  readonly draftProblem: DraftProblem | undefined;
  /** By resolver URL. */
  readonly tests: Readonly<Record<string, TestState>>;
  readonly lists: Readonly<Record<NameListKey, ListDraft>>;
  /** Numbers as they were typed, where they cannot be used. */
  readonly wrongNumbers: Readonly<Partial<Record<SettingKey, string | undefined>>>;
  /** How much is kept of sites: not known yet, or nothing since the window is private. */
  readonly kept: KeptAmount | "unknown" | "private";
  /** What each sensitivity says of the odd sites that are kept; undefined until it is known. */
  readonly check: SensitivityCheck | undefined;
  readonly forget: DeletionState;
  readonly erase: DeletionState;
  readonly events: EventsView;
  readonly transfer: TransferState;
};

/** What a person can do on the options page. */
export type OptionsActions = {
  /** Saves at once. `focus`: id of the element that has the focus then, where the one that had it may be gone. */
  readonly change: (settings: Partial<Settings>, focus?: string) => void;
  /** Takes an entry out of a list: can be undone. */
  readonly removeFrom: (key: "resolvers" | NameListKey, name: string) => void;
  readonly undo: () => void;
  readonly setNumber: (key: SettingKey, typed: string) => void;
  readonly setDraft: (draft: string) => void;
  readonly addResolver: () => void;
  readonly testDraft: () => void;
  readonly testResolver: (url: string) => void;
  readonly setList: (key: NameListKey, draft: Partial<ListDraft>) => void;
  readonly addName: (key: NameListKey) => void;
  /** Asks whether all that is kept of sites is really to go; `forgetSites` then deletes it. */
  readonly askForget: (asked: boolean) => void;
  readonly forgetSites: () => void;
  readonly askErase: (asked: boolean) => void;
  readonly deleteEverything: () => void;
  /** Sends an event that says nothing, with whatever waits. */
  readonly sendTestEvent: () => void;
  readonly saveKeptEvents: () => void;
  readonly exportSettings: () => void;
  readonly chooseFile: (file: ChosenFile) => void;
  readonly askReset: () => void;
  /** Uses or drops what the preview shows. */
  readonly endPreview: (use: boolean) => void;
};

/** The few things needed of a browser's `File`. */
export type ChosenFile = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly text: () => Promise<string>;
};

export type OptionsProps = {
  readonly state: OptionsState;
  readonly words: Words;
  /** ms since the epoch. */
  readonly now: number;
  readonly actions: OptionsActions;
};

/** Once the settings are there. */
export type LoadedProps = OptionsProps & { readonly settings: Settings };

/** Before anything was read or done. */
export function firstState(strictMeans: StrictMeans, locked: Iterable<SettingKey>): OptionsState {
  const list = { name: "", problem: undefined, lasting: undefined, search: "" } as const;
  return {
    settings: undefined,
    locked: new Set(locked),
    policy: undefined,
    trouble: undefined,
    strictMeans,
    save: { state: "idle" },
    undo: undefined,
    draft: "",
    draftProblem: undefined,
    tests: {},
    lists: { exceptions: list, markedHosts: list, excludedDomains: list },
    wrongNumbers: {},
    kept: "unknown",
    check: undefined,
    forget: "idle",
    erase: "idle",
    events: { status: undefined, test: "idle" },
    transfer: { state: "idle" },
  };
}
