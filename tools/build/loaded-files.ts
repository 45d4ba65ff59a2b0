import { readFileSync } from "node:fs";
import { posix } from "node:path";

const FROM_HTML = /(?:src|href)="([^"]+\.(?:js|css|svg|png))"/g;
/** Static imports only: a file that is imported when needed is not part of the first load. */
const FROM_SCRIPT = /(?:^|[;}\s])(?:import|export)[^;"'`()]*?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const FROM_STYLE = /url\(["']?([^"')]+)["']?\)/g;

/**
 * A page or script and everything it loads at once, as paths relative to `folder`. A path that
 * begins with `/` counts from `folder`, as it does inside an extension.
 */
export function loadedFiles(folder: string, entry: string): readonly string[] {
  const seen = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    waiting.push(...referencesIn(path, readFileSync(posix.join(folder, path), "utf8")));
  }
  return [...seen].sort();
}

function referencesIn(path: string, content: string): readonly string[] {
  const pattern = patternFor(path);
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
