import { expect, test } from "vitest";
import type { EventsStatus } from "../../src/messages/events-status.ts";
import { createEventsControl } from "../../src/options/events-control.ts";
import type { EventsView } from "../../src/options/options-state.ts";
import { settled } from "../app/world.ts";
import { NOW } from "./open-page.ts";

const STATUS: EventsStatus = {
  ...{ policy: "current", made: true, endpoint: "https://collector.lab-site.com/" },
  ...{ waiting: 0, kept: 2, sent: 3, lost: 0 },
};

/** The part of the page over a background that gives these answers; an Error is thrown. */
function openEvents(answers: Readonly<Record<string, unknown>>) {
  const shown: Partial<EventsView>[] = [];
  const saved: (readonly [name: string, type: string, text: string])[] = [];
  const complaints: string[] = [];
  const call = (method: string): Promise<unknown> => {
    const answer = answers[method];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const control = createEventsControl(
    {
      call: call as never,
      now: () => NOW,
      onSettings: () => Promise.resolve(),
      download: (...file) => saved.push(file),
      draw: () => undefined,
      complain: (what) => complaints.push(what),
    },
    (change) => shown.push(change),
  );
  return { control, shown, saved, complaints };
}

test.each([
  ["was taken", STATUS, { status: STATUS, test: "sent" }],
  [
    "waits, for the collector did not take it",
    { ...STATUS, waiting: 1 },
    { status: { ...STATUS, waiting: 1 }, test: "waiting" },
  ],
] as const)("a test event %s, and that is shown", async (_what, answer, end) => {
  const { control, shown } = openEvents({ sendTestEvent: answer });
  control.sendTestEvent();
  await settled();
  expect(shown).toEqual([{ test: "sending" }, end]);
});

test("a test event that nobody could send is told", async () => {
  const { control, shown, complaints } = openEvents({ sendTestEvent: new Error("gone") });
  control.sendTestEvent();
  await settled();
  expect(shown.at(-1)).toEqual({ test: "failed" });
  expect(complaints).toHaveLength(1);
});

test("what is kept is saved under the day's name, line by line", async () => {
  const { control, saved } = openEvents({ exportEvents: "{}\n{}\n" });
  control.saveKeptEvents();
  await settled();
  expect(saved).toEqual([
    ["fluxward-events-2026-11-26.ndjson", "application/x-ndjson", "{}\n{}\n"],
  ]);
});

test("a page that cannot learn how it stands shows nothing of it", async () => {
  const { control, complaints } = openEvents({ getEventsStatus: new Error("gone") });
  expect(await control.read()).toBeUndefined();
  expect(complaints).toHaveLength(1);
});
