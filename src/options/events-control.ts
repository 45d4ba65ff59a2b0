import type { EventsStatus } from "../messages/events-status.ts";
import type { ControllerPorts } from "./controller-ports.ts";
import type { EventsView } from "./options-state.ts";

export type EventsControl = {
  /** How it stands with events now, as far as it can be told. */
  readonly read: () => Promise<EventsStatus | undefined>;
  readonly sendTestEvent: () => void;
  readonly saveKeptEvents: () => void;
};

/** What can be done about an organisation's events. `show` takes over what is new of them. */
export function createEventsControl(
  { call, now, download, complain }: ControllerPorts,
  show: (change: Partial<EventsView>) => void,
): EventsControl {
  const sendTest = async (): Promise<void> => {
    show({ test: "sending" });
    try {
      const status = await call("sendTestEvent", {});
      // What the collector would not take waits, with the trouble that is shown.
      show({ status, test: status === undefined || status.waiting > 0 ? "waiting" : "sent" });
    } catch (thrown: unknown) {
      complain("A test event could not be sent.", thrown);
      show({ test: "failed" });
    }
  };
  const saveKept = async (): Promise<void> => {
    try {
      const day = new Date(now()).toISOString().slice(0, 10);
      download(
        `fluxward-events-${day}.ndjson`,
        "application/x-ndjson",
        await call("exportEvents", {}),
      );
    } catch (thrown: unknown) {
      complain("The events that are kept could not be saved.", thrown);
      show({ test: "failed" });
    }
  };
  return {
    read: async () => {
      try {
        return await call("getEventsStatus", {});
      } catch (thrown: unknown) {
        complain("How it stands with events could not be read.", thrown);
        return undefined;
      }
    },
    sendTestEvent: () => void sendTest(),
    saveKeptEvents: () => void saveKept(),
  };
}
