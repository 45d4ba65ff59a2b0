import type { Host } from "../detection/host.ts";
import type { News } from "./acting.ts";

/** Lets those who wait for a host hear of it. */
export type NewsBoard = {
  readonly post: (news: News) => void;
  /** The next news of a host that is wanted; undefined once `forMs` are over. */
  readonly next: (
    host: Host,
    forMs: number,
    isWanted: (news: News) => Promise<boolean>,
  ) => Promise<News | undefined>;
};

export function createNewsBoard(after: (ms: number, run: () => void) => void): NewsBoard {
  const readers = new Set<(news: News) => void>();
  return {
    post: (news) => {
      for (const read of readers) read(news);
    },
    next: (host, forMs, isWanted) =>
      new Promise((done) => {
        const end = (news: News | undefined): void => {
          readers.delete(read);
          done(news);
        };
        const read = (news: News): void => {
          if (news.history.host !== host) return;
          isWanted(news).then(
            (wanted) => {
              if (wanted) end(news);
            },
            () => {
              end(undefined);
            },
          );
        };
        readers.add(read);
        after(forMs, () => {
          end(undefined);
        });
      }),
  };
}
