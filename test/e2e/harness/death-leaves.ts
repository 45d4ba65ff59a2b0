import { expect } from "vitest";
import { hostOf } from "./lab-suite.ts";

/** The site that all of it is about. */
export const FLUXED = hostOf("ten-homes");
export const RED = `https://${FLUXED}/`;

/** What a background does in steps, which each browser's driver sets off in its own way, and what one that never dies leaves. */
export const A_LOOK = {
  name: "a look",
  leaves: { rules: [`block ${FLUXED}`, `redirect ${FLUXED}`], red: [FLUXED], underWay: [] },
};
export const GOING_ON = {
  name: "going on past a warning",
  leaves: {
    ...{ address: RED, rules: [], underWay: [], tab: { arrived: true } },
    button: ["!", expect.stringContaining("hiding behind") as string],
    settings: { exceptions: [`${FLUXED} always warning`] },
  },
};
export const AN_IMPORT = {
  name: "an import of settings",
  leaves: {
    rules: ["block marked.lab-site.com", "redirect marked.lab-site.com"],
    underWay: [],
    settings: { sensitivity: "careful", exceptions: [`${FLUXED} always settings`] },
  },
};
