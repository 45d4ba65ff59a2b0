import type { SettingKey } from "../storage/settings-model.ts";
import type { LoadedProps } from "./options-state.ts";

/** Id of the note, for the control that it explains. */
export function lockedNoteId(name: SettingKey): string {
  return `locked-${name}`;
}

/** Says of a setting that the organisation has set it; nothing where it has not. */
export function LockedNote({
  name,
  state,
  settings,
  words,
}: LoadedProps & { readonly name: SettingKey }) {
  if (!state.locked.has(name)) return null;
  const organisation = settings.organisationName;
  return (
    <p class="locked" id={lockedNoteId(name)}>
      <svg class="lock" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M4.5 7V5a3.5 3.5 0 0 1 7 0v2"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
        />
        <rect x="2.5" y="7" width="11" height="7.5" rx="1.5" fill="currentColor" />
      </svg>
      {organisation === ""
        ? words.text("options_locked")
        : words.text("options_locked_by", { organisation })}
    </p>
  );
}
