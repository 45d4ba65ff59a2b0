import { hostName } from "./host-name.ts";
import { plainText } from "./plain-text.ts";
import type { Words } from "./words.ts";

type Props = { readonly host: string; readonly words: Words };

/** A host as people read it and, where it differs, as the DNS spells it. */
export function HostLine({ host, words }: Props) {
  const { readable, ascii, misleading } = hostName(host);
  return (
    <>
      <bdi class="host">
        <BreakableHost host={plainText(readable)} />
      </bdi>
      {readable === ascii ? null : (
        <small class="host-ascii">{words.text("host_also_written", { host: ascii })}</small>
      )}
      {misleading === undefined ? null : (
        <small class="host-ascii">{words.text("host_misleading", { host: misleading })}</small>
      )}
    </>
  );
}

/** A host that may break across lines at its dots. */
export function BreakableHost({ host }: { readonly host: string }) {
  return host.split(".").map((label, index) =>
    index === 0 ? (
      label
    ) : (
      <>
        <wbr />.{label}
      </>
    ),
  );
}
