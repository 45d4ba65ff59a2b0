import type { Sensitivity } from "../detection/verdict.ts";

/** A site the person lets through; `until` in ms since the epoch, undefined: for good. */
export type Exception = { readonly host: string; readonly until: number | undefined };

/** The one settings document. */
export type Settings = {
  readonly enabled: boolean;
  /** DoH endpoints, in the order they are preferred; 1 to 8 URLs. */
  readonly resolvers: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly exceptions: readonly Exception[];
};
