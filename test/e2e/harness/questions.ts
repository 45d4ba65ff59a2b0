import type { Lab } from "../../../lab/server/start-lab.ts";
import { KNOWN_RESOLVERS } from "../../../src/dns/resolvers.ts";

/** Names of the resolvers that Fluxward knows: the browser must find their addresses before it can ask them. */
const RESOLVER_HOSTS = KNOWN_RESOLVERS.map(({ url }) => new URL(url).hostname);

/** All that was asked of the lab's resolvers, or was about to be of the ones that Fluxward comes with. */
export function questions(lab: Lab): readonly string[] {
  return lab.queries
    .all()
    .filter(({ operator, name }) => operator !== "system" || RESOLVER_HOSTS.includes(name))
    .map(({ operator, name, type }) => `${operator}: ${name} ${type}`);
}
