const OPERATORS: Readonly<Record<string, string>> = {
  "akamaiedge.net": "Akamai",
  "edgekey.net": "Akamai",
  "edgesuite.net": "Akamai",
  "akamai.net": "Akamai",
  "cdn.cloudflare.net": "Cloudflare",
  "cloudfront.net": "Amazon CloudFront",
  "fastly.net": "Fastly",
};

const SUFFIXES: ReadonlyMap<string, string> = new Map(Object.entries(OPERATORS));

/** The operator under whose suffix a name lies; undefined where none is known. */
export function cdnOf(name: string): string | undefined {
  const text = name.toLowerCase().replace(/\.$/, "");
  for (let dot = text.indexOf("."); dot >= 0; dot = text.indexOf(".", dot + 1)) {
    const operator = SUFFIXES.get(text.slice(dot + 1));
    if (operator !== undefined) return operator;
  }
  return undefined;
}
