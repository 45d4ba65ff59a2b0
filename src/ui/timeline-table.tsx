import type { Timeline } from "./timeline.ts";
import { laneName } from "./lane-name.ts";
import type { Words } from "./words.ts";

type Props = {
  readonly timeline: Timeline;
  readonly when: (at: number) => string;
  readonly words: Words;
};

/** What the picture shows, in numbers: how many addresses of each network each look found. */
export function TimelineTable({ timeline: { rounds, lanes }, when, words }: Props) {
  return (
    <details class="more">
      <summary>{words.text("picture_table")}</summary>
      {/* Wider than a popup where there were many looks: then it scrolls, and can be scrolled by key. */}
      <div class="table-room" role="group" tabIndex={0} aria-label={words.text("picture_table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.text("picture_table_network")}</th>
              {rounds.map(({ at }) => (
                <th key={at} scope="col">
                  {when(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane, index) => (
              <tr key={lane.network?.asn ?? -index}>
                <th scope="row">
                  <bdi>{laneName(lane, words)}</bdi>
                </th>
                {lane.cells.map((cells, column) => (
                  <td key={column}>
                    {words.number(cells.reduce((sum, { count }) => sum + count, 0))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
