/**
 * Pages of a fixed weight that every site of the lab has, for measuring what a visit costs: text, pictures that are
 * decoded, scripts that run and style, in shares as usual pages have them.
 */
export const WEIGHTS = {
  small: { bytes: 50_000, requests: 3 },
  middle: { bytes: 1_000_000, requests: 40 },
  large: { bytes: 3_000_000, requests: 120 },
} as const;
export type Weight = keyof typeof WEIGHTS;

/** Every page's path begins so, with its weight behind it. */
export const WEIGHT_PATH = "/weight/";
const PART = /^\/weight\/part\/(script|style|picture)\/(\d{1,6})\/\d{1,3}$/;

type Served = { readonly type: string; readonly body: string | Uint8Array };

/** What is at a path below `WEIGHT_PATH`; undefined: nothing. */
export function serveWeight(path: string): Served | undefined {
  const name = path.slice(WEIGHT_PATH.length);
  if (Object.hasOwn(WEIGHTS, name)) {
    return { type: "text/html; charset=utf-8", body: page(name as Weight) };
  }
  const part = PART.exec(path);
  if (part === null) return undefined;
  return PARTS[part[1] as Kind](Number(part[2]));
}

type Kind = "script" | "style" | "picture";

/** Of ten parts, which are what. */
const ORDER: readonly Kind[] = [
  ...(["style", "script", "script", "script", "picture"] as const),
  ...(["picture", "picture", "picture", "picture", "picture"] as const),
];

const TAGS: Readonly<Record<Kind, (url: string) => string>> = {
  script: (url) => `<script src="${url}"></script>`,
  style: (url) => `<link rel="stylesheet" href="${url}">`,
  picture: (url) => `<img src="${url}" width="120" height="80" alt="">`,
};

function page(weight: Weight): string {
  const { bytes, requests } = WEIGHTS[weight];
  const parts = requests - 1;
  const text = paragraphs(Math.min(20_000, bytes / 4));
  const each = Math.floor((bytes - text.length) / parts);
  const tags = Array.from({ length: parts }, (_, at) => {
    const kind = ORDER[at % ORDER.length] ?? "picture";
    return TAGS[kind](`${WEIGHT_PATH}part/${kind}/${String(each)}/${String(at)}`);
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page of a fixed weight</title></head>
<body><h1>A page of a fixed weight</h1>${text}${tags.join("\n")}</body></html>
`;
}

function paragraphs(bytes: number): string {
  const one = `<p>${"The bridge reopens in spring after two years of work. ".repeat(6)}</p>\n`;
  return one.repeat(Math.max(1, Math.floor(bytes / one.length)));
}

/** Builds and measures some elements, as scripts do. */
const WORK = `(() => {
  const list = document.createElement("ul");
  for (let at = 0; at < 60; at += 1) {
    const item = document.createElement("li");
    item.textContent = "Item " + at + " of " + Math.sqrt(at).toFixed(3);
    list.append(item);
  }
  document.body.append(list);
  list.getBoundingClientRect();
})();
`;

const PARTS: Readonly<Record<Kind, (bytes: number) => Served>> = {
  script: (bytes) => ({ type: "text/javascript", body: padded(WORK, bytes) }),
  style: (bytes) => ({ type: "text/css", body: padded("p { color: #223; }\n", bytes) }),
  picture: (bytes) => ({ type: "image/bmp", body: picture(bytes) }),
};

/** Up to the length with functions that nobody calls, which a parser has to read. */
function padded(text: string, bytes: number): string {
  const filler = text === WORK ? "function unused() { return [1, 2, 3].map(String); }\n" : ".a{}\n";
  return text + filler.repeat(Math.max(0, Math.floor((bytes - text.length) / filler.length)));
}

const HEADER_BYTES = 54;
const ROW_PIXELS = 64;

/** An uncompressed picture (BMP, 24 bits a pixel) of about so many bytes. */
function picture(bytes: number): Uint8Array {
  const row = ROW_PIXELS * 3;
  const rows = Math.max(1, Math.floor((bytes - HEADER_BYTES) / row));
  const data = Buffer.alloc(HEADER_BYTES + rows * row, 0x7f);
  data.write("BM", 0, "latin1");
  data.writeUInt32LE(data.length, 2);
  data.writeUInt32LE(0, 6);
  data.writeUInt32LE(HEADER_BYTES, 10);
  data.writeUInt32LE(40, 14);
  data.writeInt32LE(ROW_PIXELS, 18);
  data.writeInt32LE(rows, 22);
  data.writeUInt16LE(1, 26);
  data.writeUInt16LE(24, 28);
  data.fill(0, 30, HEADER_BYTES);
  return data;
}
