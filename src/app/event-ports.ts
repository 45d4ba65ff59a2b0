import type { Deliver } from "../events/delivery.ts";
import type { Area } from "../storage/area.ts";
import type { KeyedHash } from "../storage/keyed-hash.ts";
import type { Words } from "../ui/words.ts";

/** What telling an organisation of events needs of the world. */
export type EventPorts = {
  /** On disk. */
  readonly area: Area;
  readonly deliver: Deliver;
  readonly hash: KeyedHash;
  /** English: whoever reads events is not the person that they happened to. */
  readonly words: () => Words;
  /** Fluxward's. */
  readonly version: string;
  /** 0 to 1, by chance. */
  readonly chance: () => number;
  /** Wakes the application at a time, ms; undefined: no need. An alarm of its own. */
  readonly wakeAt: (at: number | undefined) => Promise<void>;
};
