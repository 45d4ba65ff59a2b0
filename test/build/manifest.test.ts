import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { MANAGED_SCHEMA, manifestFor } from "../../tools/build/manifest.ts";
import { POLICY_KEYS } from "../../src/storage/policy-schema.ts";
import { managedSchema } from "../../tools/policy/managed-schema.ts";

/** The list in the documentation: one more here is one more thing to explain to every person. */
const PERMISSIONS = [
  "storage",
  "alarms",
  "webNavigation",
  "scripting",
  "webRequest",
  "declarativeNetRequestWithHostAccess",
];

const chrome = manifestFor("chrome") as unknown as Readonly<Record<string, unknown>>;
const firefox = manifestFor("firefox") as unknown as Readonly<Record<string, unknown>>;

describe("permissions", () => {
  it("are the documented ones and no others", () => {
    expect(chrome["permissions"]).toEqual(PERMISSIONS);
    expect([...(firefox["permissions"] as string[])].sort()).toEqual(
      [...PERMISSIONS, "webRequestBlocking"].sort(),
    );
    for (const manifest of [chrome, firefox]) {
      expect(manifest["host_permissions"]).toEqual(["<all_urls>"]);
      expect(manifest["optional_permissions"]).toBeUndefined();
      expect(manifest["optional_host_permissions"]).toBeUndefined();
    }
  });
});

/** A row of the table in docs/privacy.md. */
const ROW = /^\| `(?<name>[^`]+)` +\| (?<where>both|Firefox) +\| (?<use>[^|]{20,}) \| (?<without>[^|]{20,}) \|$/gm;

/** All that a manifest asks a person for. */
function asked(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const lists = Object.entries(manifest)
    .filter(([key]) => key.endsWith("permissions"))
    .map(([, list]) => list as readonly string[]);
  const { gecko } = (manifest["browser_specific_settings"] ?? {}) as {
    gecko?: { data_collection_permissions: Readonly<Record<string, readonly string[]>> };
  };
  return [...lists, ...Object.values(gecko?.data_collection_permissions ?? {})].flat().sort();
}

describe("docs/privacy.md", () => {
  const rows = [...readFileSync("docs/privacy.md", "utf8").matchAll(ROW)].map(
    ({ groups }) => groups ?? {},
  );
  const told = (...places: readonly string[]): unknown =>
    rows.filter(({ where = "" }) => places.includes(where)).map(({ name }) => name).sort();

  it("says of every permission what it is for and what there is without it", () => {
    expect(told("both")).toEqual(asked(chrome));
    expect(told("both", "Firefox")).toEqual(asked(firefox));
  });
});

describe("the schema of policies", () => {
  it("is for Chromium alone, and of the types that it takes", () => {
    expect(chrome["storage"]).toEqual({ managed_schema: MANAGED_SCHEMA });
    expect(firefox["storage"]).toBeUndefined();
    const { properties, ...others } = managedSchema();
    expect(others).toEqual({ type: "object" });
    expect(Object.keys(properties)).toEqual(POLICY_KEYS);
    for (const { title, description, ...type } of Object.values(properties)) {
      expect([title, description]).not.toContain("");
      // Anything more and the extension does not load, or values vanish that we could tell of.
      expect([
        { type: "boolean" },
        { type: "string" },
        { type: "integer" },
        { type: "array", items: { type: "string" } },
      ]).toContainEqual(type);
    }
  });
});

describe("what a page can see", () => {
  it("is nothing under a name that it could know: rules may lead to two pages alone", () => {
    for (const manifest of [chrome, firefox]) {
      expect(manifest["web_accessible_resources"]).toEqual([
        {
          resources: ["src/warning/index.html", "src/warning/checking.html"],
          // What a person typed comes from no page, and no narrower pattern lets it through.
          matches: ["<all_urls>"],
          // Another name with every start of the browser; in Firefox every installation has its own.
          use_dynamic_url: true,
        },
      ]);
      expect(manifest["externally_connectable"]).toBeUndefined();
    }
  });

  it("cannot run, frame or send to our pages", () => {
    const { extension_pages: policy } = chrome["content_security_policy"] as Record<string, string>;
    const rules = new Map(
      (policy ?? "").split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]),
    );
    expect(rules.get("default-src")).toEqual(["'none'"]);
    expect(rules.get("script-src")).toEqual(["'self'"]);
    expect(rules.get("frame-ancestors")).toEqual(["'none'"]);
    expect(rules.get("form-action")).toEqual(["'none'"]);
    expect(rules.get("base-uri")).toEqual(["'none'"]);
    // No text becomes markup or code, not even by a mistake of ours (Chromium 83, Firefox 148).
    expect(rules.get("require-trusted-types-for")).toEqual(["'script'"]);
    expect(rules.get("trusted-types")).toEqual(["'none'"]);
    // Plain http is for a resolver on one's own machine; upgrading would break it.
    const plain = (rules.get("connect-src") ?? []).filter((source) => source.startsWith("http:"));
    expect(plain).toEqual(["http://127.0.0.1:*", "http://localhost:*"]);
    expect(rules.has("upgrade-insecure-requests")).toBe(false);
  });
});

describe("identity", () => {
  it("has the id in Chrome that policies name", () => {
    const key = Buffer.from(chrome["key"] as string, "base64");
    const digest = createHash("sha256").update(key).digest("hex").slice(0, 32);
    const id = [...digest].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
    expect(id).toBe("fifanhfmcmjmamfljccgmldllpihoiee");
  });

  it("has the id, the age and the data statement that Firefox asks for", () => {
    expect(firefox["browser_specific_settings"]).toEqual({
      gecko: {
        id: "fluxward@fluxward.org",
        strict_min_version: "140.0",
        data_collection_permissions: { required: ["browsingActivity"] },
      },
    });
  });

  it("has the version of the project and each browser's keys only", () => {
    for (const manifest of [chrome, firefox]) expect(manifest["version"]).toBe(packageFile.version);
    expect(chrome["incognito"]).toBe("split");
    expect(chrome["browser_specific_settings"]).toBeUndefined();
    for (const key of ["incognito", "key", "minimum_chrome_version"]) {
      expect(firefox[key], key).toBeUndefined();
    }
  });
});
