import { test } from "vitest";
import { describeInside, useChromium } from "../harness/lab-suite.ts";
import { sitesInChromium } from "../harness/site-tab-chromium.ts";
import { SPENT_QUERIES, SPENT_QUERIES_CASE } from "../harness/spent-queries-case.ts";

describeInside("as much was asked as may be in a minute", () => {
  const suite = useChromium(SPENT_QUERIES, "login");

  test.each([SPENT_QUERIES_CASE])("%s", async (_name, play) => {
    await play(sitesInChromium(suite));
  });
});
