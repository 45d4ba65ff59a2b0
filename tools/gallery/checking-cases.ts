import type { CheckingState } from "../../src/warning/checking-view.tsx";
import { FLUX } from "./flux-reports.ts";

type Case = { readonly state: CheckingState; readonly host: string | undefined };

/** Every state of the page that is shown during a first look in strict mode, by name. */
export const CHECKING_CASES: Readonly<Record<string, Case>> = {
  checking: { state: "checking", host: FLUX.host },
  gone: { state: "gone", host: FLUX.host },
  lost: { state: "lost", host: "xn--bcher-kva.ortschaften-verzeichnis-der-langen-namen.com" },
  "opened-by-hand": { state: "lost", host: undefined },
};
