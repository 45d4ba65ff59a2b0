import type { Variant, World } from "./life.ts";
import { onStage } from "./stage.ts";

type Json = Readonly<Record<string, unknown>>;
type Exceptions = readonly { readonly host: string; readonly until?: number }[];

/** Does something a moment later, unless the worker is dead by then. */
function later(world: World, run: () => void): void {
  world.life?.timers.push({ id: (world.timerIds += 1), at: world.now + 1, run });
}

const late =
  (call: string): NonNullable<Variant["call"]> =>
  (name, _, go) => {
    if (name !== call) return go();
    later(onStage(), go);
    return undefined;
  };

/** Ways in which the product could be broken. Each does as the product does for as long as no worker dies. */
export const BROKEN_VARIANTS: Readonly<Record<string, Variant>> = {
  "what is kept on disk is written late": { call: late("local.set") },
  "the browser's rules are written late": { call: late("dynamic.update") },
  "nothing tells of a look or a visit that was begun": {
    call: (name, args, go) => {
      const given = go();
      if (name !== "session.set") return given;
      const { passing } = onStage();
      for (const key of Object.keys(args[0] as Json)) {
        if (/:(?:pending|unfinished)/.test(key)) passing.delete(key);
      }
      return given;
    },
  },
  "a worker that starts does not see what tabs show": {
    call: (name, args, go) => {
      const given = go();
      const isOfAll = name === "tabs.query" && Object.keys(args[0] as Json).length === 0;
      if (!isOfAll) return given;
      return (given as readonly Json[]).map((tab) => ({ ...tab, url: undefined }));
    },
  },
  "an exception is added beside one for the same site": {
    call: (name, args, go) => {
      const { settings } = (args[0] ?? {}) as { settings?: { exceptions: Exceptions } };
      if (name !== "local.set" || settings === undefined) return go();
      const { disk } = onStage();
      const before = JSON.parse(disk.get("settings") ?? "{}") as { exceptions?: Exceptions };
      const given = go();
      const same = (before.exceptions ?? []).filter(({ host }) =>
        settings.exceptions.some((one) => one.host === host),
      );
      const exceptions = [...same, ...settings.exceptions];
      disk.set("settings", JSON.stringify({ ...settings, exceptions }));
      return given;
    },
  },
  "an event gets another id each time it is sent": {
    call: (name, _, go) => {
      const world = onStage();
      const given = go();
      if (name !== "collector") return given;
      for (const event of (world.collected.at(-1) ?? []) as { metadata: { uid: string } }[]) {
        event.metadata.uid = String((world.ids += 1));
      }
      return given;
    },
  },
};
