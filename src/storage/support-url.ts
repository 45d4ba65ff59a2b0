/** Longest address that is shown as a link, in characters. */
const LONGEST = 300;

/** One mailbox and nothing else: no subject, text or further recipients put in a person's name. */
const MAILBOX = /^mailto:[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** Whether an address may stand on the warning page as a way to help: a web page by `https:`, or a mailbox. */
export function isSupportUrl(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (MAILBOX.test(text)) return true;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // As it would be opened, so that what is shown is where it leads.
  return (
    url?.protocol === "https:" && url.username === "" && url.password === "" && url.href === text
  );
}
