export type Cell = string | number | boolean | undefined;

/** Spreadsheets take a text that begins so for a formula, and some of them run it. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A table as comma-separated values (RFC 4180): lines end in CR LF, a field is quoted where it must be. A text
 * that a spreadsheet would take for a formula begins with an apostrophe; numbers are numbers.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => `${cells.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
