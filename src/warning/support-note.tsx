import type { Support } from "../messages/protocol.ts";
import { Outside } from "../ui/attribution.tsx";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";

type Props = { readonly support: Support; readonly words: Words };

/** Who helps, in the organisation's own words; nothing where it has none. The link shows where it leads. */
export function SupportNote({ support: { organisation, text, url }, words }: Props) {
  if (text === "" && url === "") return null;
  return (
    <section class="support">
      <h2>
        {organisation === ""
          ? words.text("warning_support")
          : words.text("warning_support_named", { organisation })}
      </h2>
      {text === "" ? null : (
        <p>
          <bdi>{plainText(text)}</bdi>
        </p>
      )}
      {url === "" ? null : (
        <p>
          <bdi>
            <Outside href={url}>{plainText(url.replace(/^mailto:/, ""))}</Outside>
          </bdi>
        </p>
      )}
    </section>
  );
}
