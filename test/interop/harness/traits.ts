import type { ResolverId } from "../../../lab/interop/programs.ts";

/** In what these servers differ, by trial; the cases hold them to it. */
export type Traits = {
  /** Answers are filled up to a multiple of this many bytes (RFC 8467 section 4.1); 0: not at all. */
  readonly paddedTo: number;
  /** Sends a client's subnet on to the authority (RFC 7871). */
  readonly passesSubnets: boolean;
};

export const TRAITS: Readonly<Record<ResolverId, Traits>> = {
  dnsdist: { paddedTo: 0, passesSubnets: true },
  unbound: { paddedTo: 0, passesSubnets: true },
  bind: { paddedTo: 0, passesSubnets: false },
  knot: { paddedTo: 468, passesSubnets: false },
};
