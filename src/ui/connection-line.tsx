import type { HostFacts } from "../detection/facts.ts";
import { plainText } from "./plain-text.ts";
import type { Words } from "./words.ts";

type Props = { readonly facts: HostFacts; readonly words: Words };

/** Where the browser itself got the site's page from, beside what the looks found; nothing where no page was opened. */
export function ConnectionLine({ facts, words }: Props) {
  const last = facts.connections.at(-1);
  if (last === undefined) return null;
  const { address, network, answered } = last;
  const operator = network === undefined ? words.text("network_none") : plainText(network.operator);
  return (
    <p class="connection quiet" data-answered={answered}>
      {answered
        ? words.text("popup_connected", { address })
        : words.text("popup_connected_elsewhere", { address, operator })}
    </p>
  );
}
