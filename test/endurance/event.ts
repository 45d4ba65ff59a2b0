import { onStage } from "./stage.ts";

/** One of the browser's events: whoever listens does so for as long as the worker lives. */
export function event(name: string) {
  type Listener = (...args: never[]) => unknown;
  const all = (): Map<string, Listener[]> =>
    onStage().life?.listeners ?? new Map<string, Listener[]>();
  return {
    addListener: (listener: Listener) => {
      const listeners = all();
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    removeListener: (listener: Listener) => {
      const listeners = all();
      const others = (listeners.get(name) ?? []).filter((one) => one !== listener);
      listeners.set(name, others);
    },
    hasListener: (listener: Listener) => all().get(name)?.includes(listener) === true,
  };
}
