import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The text of a configuration in `config/`, with each `{{name}}` replaced. Throws for a name without value. */
export function fillTemplate(
  file: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const path = fileURLToPath(new URL(`config/${file}`, import.meta.url));
  return readFileSync(path, "utf8").replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${file} wants "${name}", which nobody gives.`);
    return String(value);
  });
}
