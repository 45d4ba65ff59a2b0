import { MachineShape, SHAPE_SIZE } from "./machine-shape.tsx";
import type { Cell, Lane, Round } from "./timeline.ts";
import type { Words } from "./words.ts";

/** Height of a lane in px; its width is whatever there is. */
const HEIGHT = 28;
/** Share of the width, in %, that stays free beside the first and the last column. */
const MARGIN = 9;
/** Marks drawn side by side in a column; what is more becomes a number. By how many columns there are. */
const ROOM = [0, 8, 4, 3, 2] as const;
const GAP = 1;

type Props = { readonly lane: Lane; readonly rounds: readonly Round[]; readonly words: Words };

/** One lane: a line per look, a pale bar for as long as its answer was good, a mark per address. */
export function TimelineLane({ lane, rounds, words }: Props) {
  const across = (place: number): number => {
    const percent = MARGIN + place * (100 - 2 * MARGIN);
    return words.rightToLeft ? 100 - percent : percent;
  };
  const room = ROOM[rounds.length] ?? 1;
  return (
    <svg class="lane-picture" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      {rounds.map(({ place }) => (
        <line
          key={place}
          class="tick"
          x1={`${String(across(place))}%`}
          x2={`${String(across(place))}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {rounds.map(({ place, goodUntil }, column) =>
        goodUntil === undefined || lane.cells[column]?.length === 0 ? null : (
          <Window
            key={place}
            from={across(place)}
            to={across(Math.min(goodUntil, 1 + MARGIN / 100))}
          />
        ),
      )}
      {rounds.map(({ place }, column) => (
        <Marks
          key={place}
          x={across(place)}
          cells={lane.cells[column] ?? []}
          room={room}
          words={words}
        />
      ))}
    </svg>
  );
}

function Window({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <rect
      class="window"
      x={`${String(Math.min(from, to))}%`}
      width={`${String(Math.abs(to - from))}%`}
      y={HEIGHT / 2 - 4}
      height="8"
      rx="2"
    />
  );
}

type MarksProps = {
  /** Middle, in %. */
  readonly x: number;
  readonly cells: readonly Cell[];
  readonly room: number;
  readonly words: Words;
};

function Marks({ x, cells, room, words }: MarksProps) {
  const [most] = cells;
  if (most === undefined) return null;
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const kinds =
    total <= room
      ? cells.flatMap(({ kind, count }) => Array.from({ length: count }, () => kind))
      : [most.kind];
  const number = total <= room ? undefined : words.number(total);
  const width = kinds.length * (SHAPE_SIZE + GAP) - GAP;
  const start = number === undefined ? -width / 2 : -SHAPE_SIZE + 1;
  return (
    <svg
      class="marks"
      x={`${String(x)}%`}
      y={(HEIGHT - SHAPE_SIZE) / 2}
      overflow="visible"
      width={SHAPE_SIZE}
      height={SHAPE_SIZE}
    >
      {kinds.map((kind, index) => (
        <g key={index} transform={`translate(${String(start + index * (SHAPE_SIZE + GAP))} 0)`}>
          <MachineShape kind={kind} />
        </g>
      ))}
      {number === undefined ? null : (
        <text class="mark-count" x="2" y="10" direction="ltr">
          {number}
        </text>
      )}
    </svg>
  );
}
