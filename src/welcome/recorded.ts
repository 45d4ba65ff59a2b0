import type { HostFacts } from "../detection/facts.ts";
import type { Verdict } from "../detection/verdict.ts";
import recorded from "./recorded.json";

/** What was known of a site after one more look. */
export type Step = { readonly verdict: Verdict; readonly facts: HostFacts };

/** Two sites that were looked at at the same times, in the lab's own DNS. */
export type Demonstration = {
  /** On a content network: many addresses and short times to live too. */
  readonly ordinary: readonly Step[];
  readonly fluxed: readonly Step[];
};

/** Written by `tools/record-demonstration.ts`; a test holds that the detection says the same today. */
export const DEMONSTRATION = recorded as unknown as Demonstration;
