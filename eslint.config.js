import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders that know no browser, no Node, no clock and no luck: all of that is passed in. */
const PURE = ["src/{detection,networks,dns,messages,storage,events,app}/**/*.ts", "src/ui/**/*.ts"];

const CLOCK_AND_LUCK = [
  { object: "Date", property: "now", message: "Take the time as a parameter." },
  { object: "Math", property: "random", message: "Take randomness as a parameter." },
];

const NEW_DATE = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "Take the time as a parameter: new Date(now).",
};

const WORLD = [
  "fetch setTimeout setInterval setImmediate queueMicrotask performance crypto console",
  "window document navigator location localStorage sessionStorage indexedDB caches self",
  "chrome browser process Buffer global require",
]
  .flatMap((line) => line.split(" "))
  .map((name) => ({ name, message: "Pure folders get this passed in." }));

/** Allowed in the other pure folders, see src/pure-globals.d.ts. */
const PARSERS = ["URL", "TextEncoder", "TextDecoder"].map((name) => ({
  name,
  message: "Detection uses the language alone.",
}));

const POLYFILL = {
  name: "webextension-polyfill",
  message: "Only src/platform and the entries talk to the browser; take a port.",
};
const PREACT = {
  group: ["preact", "preact/*"],
  message: "Only views (.tsx) and entries draw.",
};

const NO_ENUM = { selector: "TSEnumDeclaration", message: "Use a union of strings." };
const NO_DEFAULT = {
  selector: "ExportDefaultDeclaration",
  message: "Name what is exported; only tools' configuration files export a default.",
};
const NO_INNER_HTML = {
  selector:
    "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln)$/][callee.object.name='document'], CallExpression[callee.property.name='insertAdjacentHTML'], JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: "Text only: hostile input must never be read as markup.",
};

export default defineConfig(
  globalIgnores([
    "dist/",
    "build/",
    "demo-output/",
    "coverage/",
    "shots/",
    // Types for src/tsconfig.pure.json alone; beside the DOM they would be a second definition.
    "src/pure-globals.d.ts",
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", { max: 250 }],
      "max-params": ["error", { max: 5 }],
      complexity: ["error", { max: 16 }],
      "no-console": "off",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "off",
      "no-restricted-syntax": ["error", NO_ENUM, NO_DEFAULT, NO_INNER_HTML],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      // TypeScript looks after undefined names, and knows which globals exist where.
      "no-undef": "off",
      // Numbers in messages are wanted; objects and undefined are not.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      // A function that answers nothing may end by handing on a call that answers nothing.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // The compiler option noPropertyAccessFromIndexSignature asks for brackets.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // There are no enums here to be careful with (see NO_ENUM), and next to no classes.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Record<never, never> is how a reason says that it has no facts, a message that it has no arguments.
      "@typescript-eslint/no-generated-empty-object-type": "off",
      // It asks for `!`, which no-non-null-assertion forbids.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // Strings here are ASCII: names, addresses, hexadecimal.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // A leading underscore says that a parameter is there for its place only.
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    name: "the entries and the adapters alone speak to the browser",
    files: ["src/**"],
    ignores: ["src/platform/**", "src/background/**", "src/*/index*"],
    rules: { "no-restricted-imports": ["error", { paths: [POLYFILL] }] },
  },
  {
    name: "pure folders",
    files: PURE,
    rules: {
      "no-restricted-globals": ["error", ...WORLD],
      "no-restricted-properties": ["error", ...CLOCK_AND_LUCK],
      "no-restricted-syntax": ["error", NO_ENUM, NO_DEFAULT, NO_INNER_HTML, NEW_DATE],
      "no-restricted-imports": ["error", { paths: [POLYFILL], patterns: [PREACT] }],
    },
  },
  {
    name: "the science uses the language alone",
    files: ["src/detection/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...WORLD, ...PARSERS] },
  },
  {
    name: "tests",
    files: ["test/**"],
    rules: {
      // A test may be one long story, and may say that a value is there: if not, it fails.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-empty-function": "off",
    },
  },
  {
    name: "configuration files and foreign modules' types export a default, as they must",
    files: ["*.config.{ts,js}", "**/*.d.ts"],
    rules: { "no-restricted-syntax": ["error", NO_ENUM] },
  },
);
