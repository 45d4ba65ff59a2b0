/** The address to go on to. Throws unless it is one of the web: script and data addresses never are. */
export function webTarget(target: string): string {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new Error("The address is not one of the web. Go back and open the site again.");
  }
  return url.href;
}
