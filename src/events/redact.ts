import { registrableDomain } from "../detection/host.ts";
import type { Redaction } from "./event-settings.ts";
import type { ToldSite } from "./event.ts";

/** HMAC-SHA-256 (RFC 2104) with the policy's key, as 64 hexadecimal digits. */
export type NameHash = (text: string) => Promise<string>;

/** Makes what events say of one site fit to be told. */
export type Redactor = {
  readonly site: () => Promise<ToldSite>;
  /** A DNS name that is the site's, or leads to it: a name server, a reverse name. */
  readonly name: (name: string) => Promise<string>;
  readonly address: (address: string) => Promise<string>;
  readonly facts: <F extends Facts>(facts: F) => Promise<F>;
};

type Facts = Readonly<Record<string, string | number>>;

/** Facts that name neither the site nor anything of its own: who was asked, and operators as the network table calls them. */
const OTHERS: ReadonlySet<string> = new Set(["resolver", "operator"]);

/**
 * `host`: all as it is. `domain`: every name as its registrable domain. `hmac`: names and addresses as HMACs, so that
 * only who has the key can tell whether one is a certain site, while equal ones stay equal across a fleet.
 */
export function createRedactor(host: string, redaction: Redaction, hash: NameHash): Redactor {
  const domain = registrableDomain(host);
  const name = async (text: string): Promise<string> => {
    if (redaction === "host") return text;
    return redaction === "domain" ? registrableDomain(text) : hash(text);
  };
  const address = async (text: string): Promise<string> =>
    redaction === "hmac" ? hash(text) : text;
  const fact = async (key: string, value: string | number): Promise<string | number> => {
    if (typeof value === "number" || redaction === "host" || OTHERS.has(key)) return value;
    // `hmac` hides every text that is not known to be harmless, also of facts that do not exist yet.
    return isAddress(value) ? address(value) : name(value);
  };
  return {
    name,
    address,
    site: async () => ({ redaction, name: await name(host), domain: await hiddenDomain() }),
    facts: async (facts) => {
      const told = Object.entries(facts).map(async ([key, value]) => {
        return [key, await fact(key, value)] as const;
      });
      return Object.fromEntries(await Promise.all(told)) as typeof facts;
    },
  };

  async function hiddenDomain(): Promise<string> {
    return redaction === "hmac" ? hash(domain) : domain;
  }
}

/** Addresses are the only texts among facts that have colons or nothing but digits and dots. */
function isAddress(text: string): boolean {
  return text.includes(":") || /^[0-9.]+$/.test(text);
}
