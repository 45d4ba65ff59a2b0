/** What `web-ext lint` says of a package, as far as it is used here. */
export type LintReport = {
  readonly errors: readonly LintMessage[];
  readonly warnings: readonly LintMessage[];
  readonly notices: readonly LintMessage[];
};

type LintMessage = { readonly code: string; readonly message: string; readonly file?: string };

/** Warnings that stay, each with its reason. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION:
    "Firefox for Android knows data_collection_permissions from 142 on. Fluxward is not offered there: " +
    "the manifest has no gecko_android, without which addons.mozilla.org lists nothing for Android.",
  UNSAFE_VAR_ASSIGNMENT:
    "Preact's own way to set innerHTML (dangerouslySetInnerHTML). No view of ours uses it, and the policy " +
    "of our pages (require-trusted-types-for) would stop it.",
};

/** What must not be: errors, warnings without a reason, and reasons without a warning. */
export function lintProblems({ errors, warnings, notices }: LintReport): readonly string[] {
  const found = [...errors, ...warnings, ...notices];
  const open = found.filter((one) => errors.includes(one) || !(one.code in EXPLAINED));
  const seen = new Set(found.map(({ code }) => code));
  const idle = Object.keys(EXPLAINED).filter((code) => !seen.has(code));
  return [
    ...open.map(({ code, message, file }) => `${code} (${file ?? "no file"}): ${message}`),
    ...idle.map((code) => `${code} is explained, and no longer said: take the explanation out.`),
  ];
}
