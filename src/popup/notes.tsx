import type { Surroundings } from "../messages/protocol.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { SiteAccess } from "./popup-state.ts";

type Props = {
  readonly surroundings: Surroundings | undefined;
  readonly access: SiteAccess;
  readonly words: Words;
  readonly onAllow: () => void;
};

/** What holds of the whole popup: withheld access with the way to mend it, a private window, an organisation. */
export function Notes({ surroundings, access, words, onAllow }: Props) {
  const isPrivate = surroundings?.isPrivate === true;
  const managed =
    surroundings !== undefined && isManaged(surroundings)
      ? managedText(surroundings, words)
      : undefined;
  if (access === "granted" && !isPrivate && managed === undefined) return null;
  return (
    <aside>
      {access === "granted" ? null : (
        <div class="access" data-access={access}>
          <h2>{words.text("popup_access")}</h2>
          <p>{words.text("popup_access_help")}</p>
          <button type="button" class="primary" data-allow onClick={onAllow}>
            {words.text("popup_access_allow")}
          </button>
          {access === "refused" ? (
            <p class="problem" role="alert">
              {words.text("popup_access_refused")}
            </p>
          ) : null}
        </div>
      )}
      {isPrivate ? <p class="note strip">{words.text("popup_private")}</p> : null}
      {managed === undefined ? null : <p class="note strip">{managed}</p>}
    </aside>
  );
}

/** Only an organisation says who helps. */
function isManaged({ support: { organisation, text, url } }: Surroundings): boolean {
  return organisation !== "" || text !== "" || url !== "";
}

function managedText({ support }: Surroundings, words: Words): string {
  const organisation = plainText(support.organisation);
  return organisation === ""
    ? words.text("popup_managed")
    : words.text("popup_managed_by", { organisation });
}
