import type { AddressFact, MachineKind } from "../detection/facts.ts";
import type { Words } from "./words.ts";

const KINDS = ["home", "server", "cdn", "unknown"] as const satisfies readonly MachineKind[];

/** More marks than this tell no more than the numbers beside them. */
const MOST_DOTS = 96;

type Props = { readonly addresses: readonly AddressFact[]; readonly words: Words };

/** One mark per address, by the kind of machine: homes stand out. The legend says the same in words. */
export function AddressDots({ addresses, words }: Props) {
  const sorted = KINDS.flatMap((kind) => addresses.filter(({ machine }) => machine === kind));
  return (
    <figure class="dots">
      <div class="dots-marks" aria-hidden="true" title={words.text("dots_label")}>
        {sorted.slice(0, MOST_DOTS).map(({ address, machine }) => (
          <Dot key={address} kind={machine} />
        ))}
      </div>
      <figcaption>
        {KINDS.map((kind) => {
          const count = sorted.filter(({ machine }) => machine === kind).length;
          return count === 0 ? null : (
            <span key={kind} class="dots-legend">
              <Dot kind={kind} />
              {words.plural(`dots_${kind}`, count)}
            </span>
          );
        })}
      </figcaption>
    </figure>
  );
}

function Dot({ kind }: { readonly kind: MachineKind }) {
  return (
    <svg class={`dot dot-${kind}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={DOTS[kind]} />
    </svg>
  );
}

/** A house, a rack, a diamond, a ring: told apart without colour. */
const DOTS: Readonly<Record<MachineKind, string>> = {
  home: "M6 .8L11.6 6H10v5.2H2V6H.4Z",
  server: "M1.6 1.6h8.8v3.6H1.6ZM1.6 6.8h8.8v3.6H1.6Z",
  cdn: "M6 .6L11.4 6L6 11.4L.6 6Z",
  unknown:
    "M6 1.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4ZM6 3.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8Z",
};
