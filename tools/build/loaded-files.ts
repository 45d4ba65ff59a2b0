import { readFileSync } from "node:fs";
import { posix } from "node:path";

const FROM_HTML = /(?:src|href)="([^"]+\.(?:js|css|svg|png))"/g;
/** Static imports only: a file that is imported when needed is not part of the first load. */
const FROM_SCRIPT = /(?:^|[;}\s])(?:import|export)[^;"'`()]*?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
/** What is imported when needed. */
const LATER = /\bimport\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]\s*\)/g;
const FROM_STYLE = /url\(["']?([^"')]+)["']?\)/g;

/**
 * A page or script and everything it loads at once, as paths relative to `folder`; `later`: also what it loads when
 * it is needed. A path that begins with `/` counts from `folder`, as it does inside an extension.
 */
export function loadedFiles(folder: string, entry: string, later = false): readonly string[] {
  const seen = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const content = readFileSync(posix.join(folder, path), "utf8");
    waiting.push(...referencesIn(path, content, patternFor(path)));
    if (later && path.endsWith(".js")) waiting.push(...referencesIn(path, content, LATER));
  }
  return [...seen].sort();
}

function referencesIn(path: string, content: string, pattern?: RegExp): readonly string[] {
  if (pattern === undefined) return [];
  return [...content.matchAll(pattern)]
    .map((match) => match[1] ?? "")
    .filter((target) => target !== "" && !/^[a-z]+:/i.test(target))
    .map((target) =>
      target.startsWith("/") ? target.slice(1) : posix.join(posix.dirname(path), target),
    );
}

function patternFor(path: string): RegExp | undefined {
  if (path.endsWith(".html")) return FROM_HTML;
  if (path.endsWith(".js")) return FROM_SCRIPT;
  return path.endsWith(".css") ? FROM_STYLE : undefined;
}
