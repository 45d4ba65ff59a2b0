import type { Share } from "./intervals.ts";

/** A Markdown table: first column to the left, the others to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map((_, column) => (column === 0 ? ":--" : "--:"))),
    ...rows.map(line),
    "",
  ];
}

/** A share in per cent with its interval: `93 % (88-96)`. */
export function written({ share, low, high, trials }: Share): string {
  if (trials === 0) return "-";
  return `${percent(share)} % (${percent(low)}-${percent(high)})`;
}

/** Without the interval, for tables that would not fit a page. */
export function short({ share, trials }: Share): string {
  return trials === 0 ? "-" : `${percent(share)} %`;
}

/** Enough digits that a rare thing does not read as never and a frequent one not as always. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) return String(value);
  const digits = value < 0.1 || value > 99.9 ? 2 : value < 10 || value > 95 ? 1 : 0;
  return value.toFixed(digits);
}

/** Seconds as people say them: `0 s`, `10 min`, `6 h`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  if (seconds < 7_200) return `${(seconds / 60).toFixed(0)} min`;
  return `${(seconds / 3_600).toFixed(0)} h`;
}
