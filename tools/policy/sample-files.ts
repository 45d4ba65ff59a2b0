import { SAMPLE } from "./policy-sample.ts";

export type Ids = { readonly chromium: string; readonly firefox: string };

type Value = boolean | number | string | readonly string[];

const ENTRIES: readonly (readonly [string, Value])[] = Object.entries(SAMPLE);

/** For /etc/opt/chrome/policies/managed/, /etc/chromium/policies/managed/ or /etc/opt/edge/policies/managed/. */
export function chromiumSample({ chromium }: Ids): string {
  return json({ "3rdparty": { extensions: { [chromium]: SAMPLE } } });
}

/** policies.json of Firefox, on every system. */
export function firefoxSample({ firefox }: Ids): string {
  return json({ policies: { "3rdparty": { Extensions: { [firefox]: SAMPLE } } } });
}

/** The key of the registry that one browser's policy for the extension is in; lists are keys of their own, below it. */
export function registryKey(browser: WindowsBrowser, { chromium }: Ids): string {
  return [
    "SOFTWARE",
    "Policies",
    VENDOR[browser],
    "3rdparty",
    "extensions",
    chromium,
    "policy",
  ].join(BACKSLASH);
}

export const WINDOWS_BROWSERS = ["chrome", "edge"] as const;

export type WindowsBrowser = (typeof WINDOWS_BROWSERS)[number];

const BACKSLASH = "\\";

const VENDOR = { chrome: String.raw`Google\Chrome`, edge: String.raw`Microsoft\Edge` } as const;

/** A file for reg.exe: numbers and switches are DWORDs, a list has its items under "1", "2" and so on. */
export function registrySample(ids: Ids): string {
  const lines = WINDOWS_BROWSERS.flatMap((browser) => {
    const key = ["HKEY_LOCAL_MACHINE", registryKey(browser, ids)].join(BACKSLASH);
    const plain = ENTRIES.filter(([, value]) => typeof value !== "object");
    const lists = ENTRIES.filter(([, value]) => typeof value === "object");
    return [
      `[${key}]`,
      ...plain.map(([name, value]) => `${quoted(name)}=${registryValue(value)}`),
      "",
      ...lists.flatMap(([name, value]) => [
        `[${[key, name].join(BACKSLASH)}]`,
        ...[value]
          .flat()
          .map((item, index) => `${quoted(String(index + 1))}=${quoted(String(item))}`),
        "",
      ]),
    ];
  });
  return ["Windows Registry Editor Version 5.00", "", ...lines].join("\r\n");
}

function registryValue(value: Value): string {
  if (typeof value === "boolean" || typeof value === "number") {
    return `dword:${Number(value).toString(16).padStart(8, "0")}`;
  }
  return quoted(String(value));
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`;
}

/** A configuration profile for macOS with a part for each browser; made-up but fixed UUIDs, so that a new profile replaces it. */
export function macSample({ chromium, firefox }: Ids): string {
  const browsers = [
    ["com.google.Chrome.extensions.", "8a0f6f5e-5a43-4c0e-9d1b-0c6a6d2f4f01"],
    ["com.microsoft.Edge.extensions.", "8a0f6f5e-5a43-4c0e-9d1b-0c6a6d2f4f02"],
  ] as const;
  const payloads = [
    ...browsers.map(([prefix, uuid]) =>
      payload(`${prefix}${chromium}`, uuid, ENTRIES.map(plistEntry)),
    ),
    payload("org.mozilla.firefox", "8a0f6f5e-5a43-4c0e-9d1b-0c6a6d2f4f03", [
      "<key>EnterprisePoliciesEnabled</key><true/>",
      `<key>3rdparty</key><dict><key>Extensions</key><dict><key>${firefox}</key><dict>`,
      ...ENTRIES.map(plistEntry),
      "</dict></dict></dict>",
    ]),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
<key>PayloadContent</key>
<array>
${payloads.join("\n")}
</array>
<key>PayloadDisplayName</key><string>Fluxward</string>
<key>PayloadIdentifier</key><string>org.fluxward.policy</string>
<key>PayloadScope</key><string>System</string>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadUUID</key><string>8a0f6f5e-5a43-4c0e-9d1b-0c6a6d2f4f00</string>
<key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
`;
}

function payload(type: string, uuid: string, lines: readonly string[]): string {
  return [
    "<dict>",
    `<key>PayloadType</key><string>${type}</string>`,
    `<key>PayloadIdentifier</key><string>org.fluxward.policy.${type}</string>`,
    `<key>PayloadUUID</key><string>${uuid}</string>`,
    "<key>PayloadVersion</key><integer>1</integer>",
    ...lines,
    "</dict>",
  ].join("\n");
}

function plistEntry([name, value]: readonly [string, Value]): string {
  return `<key>${name}</key>${plistValue(value)}`;
}

function plistValue(value: Value): string {
  if (typeof value === "boolean") return value ? "<true/>" : "<false/>";
  if (typeof value === "number") return `<integer>${String(value)}</integer>`;
  if (typeof value === "string") return `<string>${xml(value)}</string>`;
  return `<array>${value.map((item) => `<string>${xml(item)}</string>`).join("")}</array>`;
}

export function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
