/**
 * Names of public pools of volunteers' machines, which look like flux in every way that DNS shows and
 * are none. Each leads, with every name below it, only to where its operator wants: members of a pool
 * give addresses and never get a name. A domain that lapses could be bought by anyone, so a
 * name whose project ended stays out, and so does every suffix under which others get names.
 */
const KNOWN_POOLS: ReadonlySet<string> = new Set([
  // NTP Pool Project, "How do I use pool.ntp.org?", "For vendors": country, continent and vendor zones are its own.
  "pool.ntp.org",
  // Bitcoin Core, src/kernel/chainparams.cpp, vSeeds of the main and the test networks.
  "seed.bitcoin.sipa.be",
  "dnsseed.bluematt.me",
  "testnet-seed.bluematt.me",
  "dnsseed.bitcoin.dashjr-list-of-p2p-nodes.us",
  "seed.bitcoin.jonasschnelli.ch",
  "testnet-seed.bitcoin.jonasschnelli.ch",
  "seed.btc.petertodd.net",
  "seed.tbtc.petertodd.net",
  "seed.bitcoin.sprovoost.nl",
  "seed.testnet.bitcoin.sprovoost.nl",
  "seed.signet.bitcoin.sprovoost.nl",
  "dnsseed.emzy.de",
  "seed.bitcoin.wiz.biz",
  // Litecoin Core, src/chainparams.cpp, vSeeds of the main and the test network.
  "seed-a.litecoin.loshan.co.uk",
  "seed-b.litecoin.loshan.co.uk",
  "dnsseed.thrasher.io",
  "dnsseed-testnet.thrasher.io",
  "dnsseed.litecointools.com",
  "testnet-seed.litecointools.com",
  "dnsseed.litecoinpool.org",
  // Dogecoin Core, src/chainparams.cpp, vSeeds.
  "seed.multidoge.org",
  "seed2.multidoge.org",
  // ClamAV documentation, "Private local mirrors": by its operator's content network, once by volunteers' mirrors.
  "database.clamav.net",
  // Gentoo handbook, "Portage: rsync": rotation over community mirrors.
  "rsync.gentoo.org",
  // Libera Chat, "Connect": rotation over servers that sponsors lend.
  "irc.libera.chat",
  // OFTC, "Servers": the same.
  "irc.oftc.net",
]);

/** The known pool that a host (lower case, no final dot) is or lies below. */
export function knownPoolOf(host: string): string | undefined {
  for (let name = host; name !== "";) {
    if (KNOWN_POOLS.has(name)) return name;
    const dot = name.indexOf(".");
    name = dot < 0 ? "" : name.slice(dot + 1);
  }
  return undefined;
}
