/** Why a package is there. */
export type Reason = {
  readonly why: string;
  /** Where it is used without an import: a file that names it. */
  readonly namedIn?: string;
};

/** Of every package that package.json names. What is not said here may not be there. */
export const REASONS: Readonly<Record<string, Reason>> = {
  "@humanwhocodes/momoa": { why: "Places in JSON: says which line of an imported file is wrong" },
  buffer: { why: "Node's Buffer for the DNS codec, in browsers" },
  dohjs: { why: "The codec of DNS messages (of it, dns-packet); its transport is left out" },
  fflate: { why: "Unpacks the network table and zipped recordings; writes the packages" },
  "ipaddr.js": { why: "Reads addresses and tells special ranges" },
  preact: { why: "Draws our own pages" },
  punycode: { why: "Shows names of other scripts as people read them" },
  tldts: { why: "The Public Suffix List: which names belong to one owner" },
  valibot: { why: "Checks whatever comes from outside: storage, messages, files, policy" },
  "webextension-polyfill": { why: "One interface to both browser families" },
  "@crxjs/vite-plugin": { why: "Builds the extension from its manifest" },
  "@eslint/js": { why: "ESLint's own rules" },
  "@ip-location-db/asn": {
    why: "The data of the network table; nothing of it runs",
    namedIn: "tools/networks/read-source.ts",
  },
  "@opentelemetry/otlp-transformer": {
    why: "Others' serializer of OTLP, to hold our events against",
  },
  "@opentelemetry/semantic-conventions": { why: "Others' names of attributes, for the same" },
  "@stryker-mutator/core": { why: "Mutation tests (`npm run mutate`)", namedIn: "package.json" },
  "@stryker-mutator/vitest-runner": {
    why: "Runs the tests for them",
    namedIn: "stryker.config.json",
  },
  "@types/dns-packet": { why: "Types", namedIn: "lab/server/dns-messages.ts" },
  "@types/node": { why: "Types", namedIn: "tsconfig.json" },
  "@types/pngjs": { why: "Types", namedIn: "tools/build/emit-pixels.ts" },
  "@types/webextension-polyfill": { why: "Types", namedIn: "src/background/start.ts" },
  "@xmldom/xmldom": { why: "Reads the policy templates as Windows does, in tests" },
  ajv: { why: "Checks events against others' JSON schemas, in tests" },
  "axe-core": { why: "Accessibility of every page", namedIn: "tools/gallery/examine.ts" },
  crx3: { why: "Signs packages for Chromium" },
  eslint: { why: "Rules of the code" },
  "fast-check": { why: "Properties: random inputs and scenarios" },
  "ml-matrix": { why: "Fits points and limits (`npm run calibrate`)" },
  "playwright-core": { why: "Drives Chromium" },
  plist: { why: "Reads the profile for macOS, in tests" },
  pngjs: { why: "Pixels of the toolbar's pictures, and of screenshots" },
  "preact-render-to-string": { why: "Draws pages without a browser, in tests" },
  prettier: { why: "Format of the code" },
  protobufjs: { why: "Reads others' definition of OTLP, in tests" },
  selfsigned: { why: "Certificates of the lab" },
  tsx: { why: "Runs tools that are written in TypeScript", namedIn: "package.json" },
  typescript: { why: "Types; reads imports for the tests of the architecture" },
  "typescript-eslint": { why: "Rules that know types" },
  undici: { why: "HTTP/2 for the command `fluxward`; the clients of the lab's tests" },
  vite: { why: "Builds" },
  vitest: { why: "Runs the tests" },
};
