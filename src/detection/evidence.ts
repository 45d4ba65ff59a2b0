/** The kinds of evidence. Members of one group say the same thing in different ways, so each group is capped. */
export type EvidenceGroup =
  "dispersion" | "churn" | "residential" | "name-servers" | "ttl" | "extras" | "legitimate";

/**
 * What each reason is backed by. Counts are whole numbers; names and addresses are shown as they
 * stand. `src/ui` has the sentence for each reason; the facts are its placeholders.
 */
export type ReasonFacts = {
  // dispersion
  "many-networks": { addresses: number; networks: number };
  // churn
  "new-networks": { addresses: number; networks: number; newNetworks: number; minutes: number };
  /** On `newDays` of the `days` since the first visit. */
  "new-networks-over-days": { networks: number; newDays: number; days: number };
  "new-addresses": { addresses: number; minutes: number };
  "every-answer-differs": { answers: number; networks: number };
  "restless-servers": { servers: number; networks: number };
  "changing-homes": { homes: number; networks: number };
  "resolvers-disagree": { resolvers: number; networks: number };
  // residential
  "home-connections": { homes: number; judged: number; example: string };
  "home-networks": { homes: number; judged: number };
  "servers-only": { servers: number; judged: number };
  // name servers
  "name-servers-scattered": { nameServers: number; networks: number };
  "name-servers-at-home": { homes: number; judged: number };
  "name-servers-move": { newNetworks: number; minutes: number };
  "name-servers-shared": { shared: number };
  // ttl
  "short-ttl": { seconds: number };
  // extras
  "private-among-public": { count: number; example: string };
  "resolver-blocks": { resolver: string };
  "shared-home": { address: string; others: number };
  "connected-home": { address: string; operator: string };
  // legitimate
  "known-cdn": { operator: string };
  "cdn-addresses": { cdn: number; addresses: number };
  "stopped-growing": { looks: number; minutes: number };
  "stable-for-days": { looks: number; days: number };
  "coherent-by-region": { regions: number; networks: number };
  "coherent-records": Record<never, never>;
  "own-names": { named: number; judged: number };
  "many-owners": { named: number; owners: number };
  "known-pool": { pool: string };
};

export type Reason = keyof ReasonFacts;

/** One finding: `points` raise (or, below zero, lower) the score. The same shape everywhere it is shown. */
export type Evidence = {
  [R in Reason]: {
    readonly group: EvidenceGroup;
    readonly points: number;
    readonly reason: R;
    readonly facts: Readonly<ReasonFacts[R]>;
  };
}[Reason];
