import { LANGUAGES } from "../ui/languages.ts";
import { THEMES, type Settings } from "./settings-model.ts";

export type Appearance = Pick<Settings, "language" | "theme">;

type Raw = Readonly<Record<string, unknown>>;

/**
 * How pages are to look and speak, by the stored settings document and the organisation's policy as it is kept. Read by every page
 * before it draws anything, so without the whole of validation; a test holds both to the same answers.
 */
export function readAppearance(document: unknown, policy?: unknown): Appearance {
  const [own, theirs] = [recordOf(document), recordOf(policy)];
  const chosen: readonly unknown[] = Array.isArray(own["chosen"]) ? own["chosen"] : [];
  const value = <V extends string>(key: string, values: readonly V[]): V | "auto" => {
    const mine = values.find((one) => one === own[key] && one !== "auto");
    if (mine !== undefined || chosen.includes(key)) return mine ?? "auto";
    return values.find((one) => one === theirs[key]) ?? "auto";
  };
  return { language: value("language", LANGUAGES), theme: value("theme", THEMES) };
}

function recordOf(value: unknown): Raw {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
