/** The drawing of docs/architecture.md: boxes of folders, and arrows from who imports to what is imported. */
export type Diagram = {
  /** The box that each folder is drawn in. */
  readonly boxOf: ReadonlyMap<string, string>;
  /** Pairs of boxes. */
  readonly arrows: readonly (readonly [from: string, to: string])[];
};

const BOX = /^\s*(?<id>\w+)\["(?<folders>[^"]+)"\]$/;
const ARROW = /^\s*(?<from>\w+) --> (?<to>\w+)$/;

/** Reads the first drawing of a page, written in Mermaid. */
export function readDiagram(page: string): Diagram {
  const drawing = /```mermaid\n([^]*?)```/.exec(page)?.[1] ?? "";
  const lines = drawing.split("\n").slice(1);
  const groups = (form: RegExp): readonly Readonly<Record<string, string>>[] =>
    lines.map((line) => form.exec(line)?.groups).filter((found) => found !== undefined);
  const other = lines.find((line) => line !== "" && !BOX.test(line) && !ARROW.test(line));
  if (other !== undefined) {
    throw new Error(`The drawing has a line that nobody checks: ${other.trim()}`);
  }
  const boxes = groups(BOX).flatMap(({ id = "", folders = "" }) =>
    folders.split(", ").map((folder) => [folder, id] as const),
  );
  return {
    boxOf: new Map(boxes),
    arrows: groups(ARROW).map(({ from = "", to = "" }) => [from, to] as const),
  };
}

/** What is wrong with a drawing. `imports`: from folder to folder. */
export function diagramProblems(
  { boxOf, arrows }: Diagram,
  imports: readonly (readonly [from: string, to: string])[],
): readonly string[] {
  const found = new Set<string>();
  const problems: string[] = [];
  for (const [from, to] of imports) {
    const [a, b] = [boxOf.get(from), boxOf.get(to)];
    if (a === undefined || b === undefined) problems.push(`${from} or ${to} is not drawn`);
    else if (a !== b) {
      found.add(`${a} ${b}`);
      if (!leads(arrows, a, b)) problems.push(`${from} imports ${to}: no arrow leads there`);
    }
  }
  for (const [a, b] of arrows) {
    if (!found.has(`${a} ${b}`)) problems.push(`no import is behind the arrow ${a} --> ${b}`);
    const others = arrows.filter(([from, to]) => from !== a || to !== b);
    if (leads(others, a, b))
      problems.push(`the arrow ${a} --> ${b} says nothing: others lead there`);
  }
  return [...new Set(problems)];
}

function leads(
  arrows: readonly (readonly [string, string])[],
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return arrows.some(([a, b]) => a === from && (b === to || leads(arrows, b, to, seen)));
}
