import { test } from "vitest";
import { useFirefox } from "../harness/firefox-suite.ts";
import { describeInside } from "../harness/lab-suite.ts";
import { sitesInFirefox } from "../harness/site-tab-firefox.ts";
import { SPENT_QUERIES, SPENT_QUERIES_CASE } from "../harness/spent-queries-case.ts";

describeInside("as much was asked as may be in a minute, in Firefox", () => {
  const suite = useFirefox(SPENT_QUERIES, { siteKind: "login" });

  test.each([SPENT_QUERIES_CASE])("%s", async (_name, play) => {
    await play(sitesInFirefox(suite));
  });
});
