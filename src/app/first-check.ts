import type { Host } from "../detection/host.ts";
import { isWarned, type Level } from "../detection/verdict.ts";
import type { FirstCheck } from "../messages/protocol.ts";
import type { News } from "./acting.ts";
import type { Claiming } from "./claiming.ts";
import type { Looking } from "./looking.ts";
import { isOn } from "./may-look.ts";
import type { NewsBoard } from "./news-board.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import { findException, hostOfAddress, judgeHistory, type ParseUrl } from "./report.ts";

/** How long the checking page waits for the verdict on a site that was never seen, ms. */
const CHECKING_MS = 3_000;
/** How long the browser holds a request (Firefox) for the first answer, and, where that is odd, for the verdict, ms. */
const FIRST_ANSWER_MS = 150;
const VERDICT_MS = 1_000;

export type FirstChecking = {
  /** For the checking page in a tab. Whatever fails or takes long: the person goes on. */
  readonly checkFirst: (tabId: number, target: string, hasOpener: boolean) => Promise<FirstCheck>;
  /** For a browser that can wait: whether the request must not leave, since the tab goes to the warning page. */
  readonly hold: (tabId: number, address: string) => Promise<boolean>;
};

type Parts = {
  readonly ports: Ports;
  readonly looking: Looking;
  readonly remembering: Remembering;
  readonly claiming: Claiming;
  readonly board: NewsBoard;
  readonly parseUrl: ParseUrl;
};

/** The strict mode: a site that was never seen is looked at before its page is opened. */
export function createFirstChecking(parts: Parts): FirstChecking {
  const { ports, looking, remembering, claiming, board, parseUrl } = parts;

  const levelOf = async ({ history }: Pick<News, "history">): Promise<Level> => {
    const { settings } = await ports.settings.read();
    return (await judgeHistory(ports, settings, history)).verdict.level;
  };
  /** The host of an address that a first look is worth taking at; undefined: known, let through, or not to be asked about. */
  const hostToCheck = async (address: string, isPrivate: boolean): Promise<Host | undefined> => {
    const { settings } = await ports.settings.read();
    const parsed = hostOfAddress(address, settings, parseUrl, isPrivate);
    if (!isOn(settings) || !settings.strict || "reason" in parsed) return undefined;
    return findException(settings, parsed.host, ports.now()) === undefined
      ? parsed.host
      : undefined;
  };
  const isKnown = async (host: Host): Promise<boolean> => {
    const { looks, earlier } = await ports.histories.read(host);
    return looks.length > 0 || earlier !== undefined;
  };
  const begin = (host: Host): void => {
    looking.lookIfDue(host).catch((error: unknown) => {
      ports.complain("a first look failed", error);
    });
  };

  return {
    checkFirst: async (tabId, target, hasOpener) => {
      const isPrivate = await ports.isPrivate(tabId);
      const host = await hostToCheck(target, isPrivate);
      if (host !== undefined && !hasOpener) {
        await remembering.visited(tabId, host);
        if (!(await isKnown(host))) {
          const verdict = board.next(host, CHECKING_MS, async (news) => {
            return !news.checking || !isWarned(await levelOf(news));
          });
          begin(host);
          await verdict;
        }
        if ((await levelOf({ history: await ports.histories.read(host) })) === "flux") {
          const claim = await claiming.claim(tabId, target);
          if (claim.state === "blocked") return claim;
        }
      }
      const parsed = hostOfAddress(target, (await ports.settings.read()).settings, parseUrl);
      const name = "host" in parsed ? parsed.host : parseUrl(target)?.hostname;
      if (name !== undefined) await ports.stops.see(name, isPrivate ? tabId : undefined);
      return { state: "go" };
    },
    hold: async (tabId, address) => {
      const host = await hostToCheck(address, await ports.isPrivate(tabId));
      if (host === undefined || (await isKnown(host))) return false;
      await remembering.visited(tabId, host);
      const first = board.next(host, FIRST_ANSWER_MS, () => Promise.resolve(true));
      begin(host);
      const news = await first;
      if (news === undefined || !isWarned(await levelOf(news))) return false;
      const isRed = async (one: News): Promise<boolean> =>
        one.agreed && (await levelOf(one)) === "flux";
      if (await isRed(news)) return true;
      const last = await board.next(host, VERDICT_MS, async (one) => {
        return !one.checking || (await isRed(one));
      });
      return last !== undefined && (await isRed(last));
    },
  };
}
