import type { Support } from "../messages/protocol.ts";
import type { Settings } from "../storage/settings-model.ts";

/** Whom the warning page names for help. */
export function supportIn(settings: Settings): Support {
  const { organisationName, supportText, supportUrl } = settings;
  return { organisation: organisationName, text: supportText, url: supportUrl };
}
