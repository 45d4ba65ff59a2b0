import { parseArgs } from "node:util";

/** What `npm start` was asked for. */
export type DemoArguments = {
  /** A window that stays open to play with. */
  readonly headed: boolean;
  /** Resolvers and addresses on the real network; the lab stays off when either is given. */
  readonly resolvers: readonly string[];
  readonly open: readonly string[];
  /** Ids of the lab's scenarios to show; none: all. */
  readonly only: readonly string[];
};

export const USAGE = `Use: npm start [-- OPTION...]
  --only ID         show this scenario of the lab alone (may be repeated)
  --headed          show the browser and leave it open, with the lab running behind it
  --resolver URL    use this DNS-over-HTTPS resolver on the real network (may be repeated)
  --open URL        open this address on the real network (may be repeated)`;

/** Reads the command line; a string is what is wrong with it. */
export function readArguments(args: readonly string[]): DemoArguments | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        headed: { type: "boolean", default: false },
        resolver: { type: "string", multiple: true, default: [] },
        open: { type: "string", multiple: true, default: [] },
        only: { type: "string", multiple: true, default: [] },
      },
    });
    const wrong = [...values.resolver, ...values.open].find((url) => !isWebAddress(url));
    if (wrong !== undefined) return `"${wrong}" is no web address.`;
    if (values.resolver.length > 0 && values.open.length === 0) {
      return "With --resolver, say what to visit: --open URL.";
    }
    if (values.only.length > 0 && values.open.length > 0) {
      return "--only is for the lab, --open for the real network.";
    }
    const { headed, resolver: resolvers, open, only } = values;
    return { headed, resolvers, open, only };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
