import type { Trouble } from "../events/collector-answer.ts";

/** How it stands with the events that an organisation wants. */
export type EventsStatus = {
  /** Whether it is known what the organisation wants; `remembered`: as it last was, so nothing is sent yet. */
  readonly policy: "unknown" | "remembered" | "current";
  /** Where they go; empty: nowhere. */
  readonly endpoint: string;
  /** Whether events are made at all: to be sent, or to be read here. */
  readonly made: boolean;
  /** Events that wait to be sent, and that are kept to be read here. */
  readonly waiting: number;
  readonly kept: number;
  /** Since this installation began: what the collector took, and what nobody will ever get. */
  readonly sent: number;
  readonly lost: number;
  /** ms since the epoch; absent: never. */
  readonly lastSent?: number;
  /** What was wrong when it was last tried; `detail` is for people, in English. */
  readonly trouble?: {
    readonly kind: Trouble | "rejected" | "refused" | "too-large";
    readonly detail: string;
    readonly at: number;
  };
  /** When it is tried again, ms since the epoch; absent: nothing waits, or it is being tried. */
  readonly nextTry?: number;
};
