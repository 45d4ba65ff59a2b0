import { describe, expect, test } from "vitest";
import { createLeaving, isOnShow } from "../../src/background/leaving.ts";

const TAB = 7;
const SITE = "https://cindermoor-portal.com/sign-in";

test("a page that is only made ready for later is none that the tab goes to", () => {
  expect(isOnShow({ url: SITE })).toBe(true);
  expect(isOnShow({ documentLifecycle: "active", documentId: undefined })).toBe(true);
  expect(isOnShow({ documentLifecycle: "prerender" })).toBe(false);
  expect(isOnShow({ documentLifecycle: "active", documentId: "3310280D" })).toBe(false);
});

describe("what events say of a navigation", () => {
  test("an address is news once until the tab has arrived, or failed to", () => {
    const leaving = createLeaving();
    expect(leaving.isNews(TAB, SITE)).toBe(true);
    expect(leaving.isNews(TAB, SITE)).toBe(false);
    leaving.arrived(TAB, SITE, 100);
    expect(leaving.isNews(TAB, SITE)).toBe(true);
    leaving.failed(TAB);
    expect(leaving.isNews(TAB, SITE)).toBe(true);
  });

  test("a request that is told after the page it brought does not take the page away", () => {
    const leaving = createLeaving();
    leaving.arrived(TAB, `${SITE}#form`, 100);
    expect(leaving.stageOf(TAB, SITE, 60)).toBe("arrived");
    expect(leaving.stageOf(TAB, SITE, 100)).toBe("arrived");
  });

  test("what led there is past by then", () => {
    const leaving = createLeaving();
    leaving.arrived(TAB, SITE, 100);
    expect(leaving.stageOf(TAB, "https://shortened.net/a", 60)).toBe("past");
  });

  test("whatever begins after the arrival is a new navigation, a reload too", () => {
    const leaving = createLeaving();
    leaving.arrived(TAB, SITE, 100);
    expect(leaving.stageOf(TAB, SITE, 101)).toBe("leaving");
    expect(leaving.stageOf(TAB + 1, SITE, 60)).toBe("leaving");
    leaving.forget(TAB);
    expect(leaving.stageOf(TAB, SITE, 60)).toBe("leaving");
  });
});
