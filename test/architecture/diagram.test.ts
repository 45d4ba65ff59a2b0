import { describe, expect, test } from "vitest";
import { diagramProblems, readDiagram } from "./diagram.ts";
import { FOLDERS } from "./import-rules.ts";
import { allImports } from "./imports.ts";
import { readCode, readText } from "./project-files.ts";

const FOLDER = /^src\/(\w+)\//;
const diagram = readDiagram(readText("docs/architecture.md"));
const imports = allImports(readCode()).flatMap(({ from, target = "" }) => {
  const [a, b] = [from, target].map((path) => FOLDER.exec(path)?.[1]);
  return a === undefined || b === undefined ? [] : [[a, b] as const];
});

describe("the drawing in docs/architecture.md", () => {
  test("has every folder, and the arrows that the imports have", () => {
    expect([...diagram.boxOf.keys()].sort()).toEqual([...Object.keys(FOLDERS), "cli"].sort());
    expect(imports.length).toBeGreaterThan(500);
    expect(diagramProblems(diagram, imports)).toEqual([]);
  });

  test("would be found wrong with any arrow less", () => {
    for (const [index, [from, to]] of diagram.arrows.entries()) {
      const arrows = diagram.arrows.filter((_, at) => at !== index);
      expect(diagramProblems({ ...diagram, arrows }, imports), `${from} ${to}`).not.toEqual([]);
    }
  });
});

describe("diagramProblems", () => {
  const drawn = readDiagram('```mermaid\nflowchart\n  a["x"]\n  b["y"]\n  a --> b\n```');

  test("finds an arrow that no import is behind", () => {
    expect(diagramProblems(drawn, [["y", "x"]])).toEqual([
      "y imports x: no arrow leads there",
      "no import is behind the arrow a --> b",
    ]);
  });

  test("finds a folder that is not drawn, and a line that nobody reads", () => {
    expect(
      diagramProblems(drawn, [
        ["x", "z"],
        ["x", "y"],
      ]),
    ).toEqual(["x or z is not drawn"]);
    expect(() => readDiagram("```mermaid\nflowchart\n  a ==> b\n```")).toThrow("nobody checks");
  });
});
