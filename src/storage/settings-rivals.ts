/** Which of Chromium's two workers wrote; elsewhere there is but one. */
export type Writer = "open" | "private";

/** Stands in a document: how many changes of each writer it comes from. */
export type Revision = Readonly<Record<Writer, number>>;

/** What was lately written here, so that it can be done again where somebody wrote over it. */
export type OwnWrites<Change> = {
  /** The revision of a document to be written in place of another. */
  readonly next: (before: unknown) => Revision;
  /** These changes are in the document of that revision. */
  readonly note: (revision: Revision, changes: readonly Change[]) => void;
  /** The changes that a stored document does not come from, oldest first. Whatever is written in its place must have them. */
  readonly lostIn: (document: unknown) => readonly Change[];
  /** All was deleted: what was written before is not to come back. */
  readonly forget: () => void;
};

/** A rival writes within milliseconds of what it has read: so much and no more can be lost. */
const MOST = 16;

/**
 * Browsers can neither lock what two workers share (Chromium gives private windows locks of their own) nor write on a
 * condition. So each document says which changes it comes from, and whoever misses one of their own in it makes it again.
 */
export function createOwnWrites<Change>(by: Writer): OwnWrites<Change> {
  let own: { readonly number: number; readonly change: Change }[] = [];
  return {
    next: (before) => {
      const revision = revisionIn(before);
      const last = Math.max(revision[by], own.at(-1)?.number ?? 0);
      return { ...revision, [by]: last + 1 };
    },
    note: ({ [by]: number }, changes) => {
      const others = own.filter(({ change }) => !changes.includes(change));
      own = [...others, ...changes.map((change) => ({ number, change }))].slice(-MOST);
    },
    lostIn: (document) => {
      const known = revisionIn(document)[by];
      return own.flatMap(({ number, change }) => (number > known ? [change] : []));
    },
    forget: () => {
      own = [];
    },
  };
}

/** Takes any JSON: what is no number counts as none. */
function revisionIn(document: unknown): Revision {
  const none = { open: 0, private: 0 };
  if (typeof document !== "object" || document === null || !("revision" in document)) return none;
  const { revision } = document;
  if (typeof revision !== "object" || revision === null) return none;
  const { open, private: own } = revision as Partial<Record<Writer, unknown>>;
  return { open: countIn(open), private: countIn(own) };
}

function countIn(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
