import type { RocCurve } from "./roc.ts";

const WIDTH = 720;
const HEIGHT = 420;
const PLOT = { left: 60, right: 500, top: 20, bottom: 370 } as const;
/** Shares of false alarms at the two ends of the logarithmic axis. */
const LEAST = 0.000_1;
const COLOURS = ["#0b5fff", "#8a4b00", "#b3261e", "#5b5f66", "#1b7f3b", "#7a3fb0"];
const DASHES = ["", "6 3", "2 3", "8 3 2 3", "1 4", "10 4"];

/** Curves of recall against false alarms as an SVG picture; lines differ in dashes, too. */
export function drawCurves(curves: readonly RocCurve[], title: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<rect width="${String(WIDTH)}" height="${String(HEIGHT)}" fill="#fff"/>`,
    ...axes(),
    ...curves.flatMap(drawCurve),
    `<text x="${String(PLOT.left)}" y="${String(HEIGHT - 8)}">${title}; share of false alarms (logarithmic)</text>`,
    "</svg>",
    "",
  ].join("\n");
}

function axes(): readonly string[] {
  const vertical = [0.000_1, 0.001, 0.01, 0.1, 1].flatMap((share) => {
    const at = x(share);
    return [
      `<line x1="${at}" y1="${String(PLOT.top)}" x2="${at}" y2="${String(PLOT.bottom)}" stroke="#ddd"/>`,
      `<text x="${at}" y="${String(PLOT.bottom + 16)}" text-anchor="middle">${String(share * 100)} %</text>`,
    ];
  });
  const horizontal = [0, 0.25, 0.5, 0.75, 1].flatMap((recall) => {
    const at = y(recall);
    return [
      `<line x1="${String(PLOT.left)}" y1="${at}" x2="${String(PLOT.right)}" y2="${at}" stroke="#ddd"/>`,
      `<text x="${String(PLOT.left - 6)}" y="${at}" dy="4" text-anchor="end">${String(recall * 100)} %</text>`,
    ];
  });
  return [...vertical, ...horizontal];
}

function drawCurve({ name, points }: RocCurve, index: number): readonly string[] {
  const colour = COLOURS[index % COLOURS.length] ?? "#000";
  const dash = DASHES[index % DASHES.length] ?? "";
  const style = `fill="none" stroke="${colour}" stroke-width="${index === 0 ? "3" : "1.5"}" stroke-dasharray="${dash}"`;
  // A limit between two scores gives no share between theirs, so the line goes in steps.
  const steps = points.map((point, i) => {
    const before = points[i - 1]?.recall ?? 0;
    const at = x(point.falseAlarms);
    return `${i === 0 ? "M" : "L"}${at} ${y(before)} L${at} ${y(point.recall)}`;
  });
  const row = PLOT.top + 14 + index * 20;
  const key = PLOT.right + 16;
  return [
    `<path d="${steps.join(" ")}" ${style}/>`,
    `<line x1="${String(key)}" y1="${String(row - 4)}" x2="${String(key + 24)}" y2="${String(row - 4)}" ${style}/>`,
    `<text x="${String(key + 30)}" y="${String(row)}">${name.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`,
  ];
}

function x(share: number): string {
  const along = Math.log(Math.max(share, LEAST) / LEAST) / Math.log(1 / LEAST);
  return (PLOT.left + along * (PLOT.right - PLOT.left)).toFixed(1);
}

function y(recall: number): string {
  return (PLOT.bottom - recall * (PLOT.bottom - PLOT.top)).toFixed(1);
}
