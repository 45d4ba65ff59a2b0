import { LANGUAGES } from "../ui/languages.ts";
import { THEMES, type Settings } from "./settings-model.ts";

export type Appearance = Pick<Settings, "language" | "theme">;

/**
 * How pages are to look and speak, by the stored settings document. Read by every page before it draws
 * anything, so without the whole of validation; a test holds both to the same answers.
 */
export function readAppearance(document: unknown): Appearance {
  const raw: Readonly<Record<string, unknown>> =
    typeof document === "object" && document !== null ? { ...document } : {};
  return {
    language: LANGUAGES.find((one) => one === raw["language"]) ?? "auto",
    theme: THEMES.find((one) => one === raw["theme"]) ?? "auto",
  };
}
