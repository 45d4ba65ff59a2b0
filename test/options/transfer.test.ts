import { describe, expect, test } from "vitest";
import { MOST_FILE_BYTES, writeSettingsFile } from "../../src/storage/settings-file.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { settled } from "../app/world.ts";
import { A, B, NOW, openPage } from "./open-page.ts";

describe("a file", () => {
  test("that was saved is loaded on another device, after a preview, and can be undone", async () => {
    const one = await openPage({ strict: true, theme: "dark", exceptions: [A] });
    one.actions.exportSettings();
    const [name, text] = one.files[0]!;
    expect(name).toBe("fluxward-settings-2026-11-26.json");
    const other = await openPage({ exceptions: [B] });
    await other.choose(text);
    expect(other.saved).toEqual([]);
    expect(other.state().transfer).toMatchObject({
      state: "preview",
      changes: [
        { key: "strict", to: true },
        { key: "exceptions", added: [A.host], removed: [B.host] },
        { key: "theme", to: "dark" },
      ],
    });
    expect(other.focused.at(-1)).toBe("transfer");
    other.actions.endPreview(true);
    await settled();
    expect(await other.settings()).toMatchObject(await one.settings());
    other.actions.undo();
    await settled();
    expect(await other.settings()).toMatchObject({ ...DEFAULT_SETTINGS, exceptions: [B] });
  });

  test("changes nothing when the person thinks better of it", async () => {
    const page = await openPage();
    await page.choose(writeSettingsFile({ ...DEFAULT_SETTINGS, strict: true }, NOW));
    page.actions.endPreview(false);
    await settled();
    expect(page.state().transfer.state).toBe("idle");
    expect(page.saved).toEqual([]);
    expect(page.focused.at(-1)).toBe("import");
  });

  test("cannot change what the organisation has set", async () => {
    const page = await openPage({}, ["strict"]);
    await page.choose(writeSettingsFile({ ...DEFAULT_SETTINGS, strict: true, guard: false }, NOW));
    expect(page.state().transfer).toMatchObject({ locked: ["strict"] });
    page.actions.endPreview(true);
    await settled();
    expect(page.saved).toEqual([{ guard: false }]);
  });

  test.each([
    ["too large", " ", MOST_FILE_BYTES + 1, "too-large", 0],
    ["no JSON", "GIF89a", undefined, "not-json", 1],
    [
      "one of a later version",
      writeSettingsFile(DEFAULT_SETTINGS, NOW).replace(/"version": \d+/, '"version": 99'),
      undefined,
      "newer",
      1,
    ],
    [
      "with a wrong setting",
      writeSettingsFile(DEFAULT_SETTINGS, NOW).replace('"balanced"', '"loud"'),
      undefined,
      "setting",
      1,
    ],
  ])("that is %s is refused, and nothing is lost", async (_what, text, size, kind, reads) => {
    const page = await openPage({ exceptions: [A] });
    expect(await page.choose(text, size)).toBe(reads);
    expect(page.state().transfer).toMatchObject({ state: "refused", faults: [{ kind }] });
    page.actions.endPreview(true);
    await settled();
    expect(page.saved).toEqual([]);
    expect(page.state().settings?.exceptions).toEqual([A]);
  });

  test("that the browser cannot open is told", async () => {
    const page = await openPage();
    const text = (): Promise<string> => Promise.reject(new Error("It is gone."));
    page.actions.chooseFile({ name: "gone.json", size: 10, text });
    await settled();
    expect(page.state().transfer).toMatchObject({ faults: { unreadable: "It is gone." } });
  });
});

describe("back to the beginning", () => {
  test("a reset shows first what it would change, and leaves the lists of sites", async () => {
    const page = await openPage({ strict: true, exceptions: [A], excludedDomains: ["lab-b.com"] });
    page.actions.askReset();
    expect(page.state().transfer).toMatchObject({ changes: [{ key: "strict", to: false }] });
    page.actions.endPreview(true);
    await settled();
    const kept = { exceptions: [A], excludedDomains: ["lab-b.com"] };
    expect(await page.settings()).toMatchObject({ ...DEFAULT_SETTINGS, ...kept });
  });

  test("deleting everything is asked for twice, and the harmless answer has the focus", async () => {
    const page = await openPage({ strict: true, exceptions: [A] });
    page.actions.askErase(true);
    expect(page.focused.at(-1)).toBe("erase-no");
    page.actions.askErase(false);
    expect(page.focused.at(-1)).toBe("erase");
    expect((await page.settings()).exceptions).toEqual([A]);
    page.actions.askErase(true);
    page.actions.deleteEverything();
    await settled();
    expect(page.state()).toMatchObject({ erase: "idle", save: { state: "erased" } });
    expect(page.state().settings).toMatchObject(DEFAULT_SETTINGS);
  });
});
