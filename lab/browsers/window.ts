import type { BrowserContext } from "playwright-core";

/** Whether a window can be shown here. */
export function hasDisplay(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): boolean {
  if (platform !== "linux") return true;
  return (env["DISPLAY"] ?? "") !== "" || (env["WAYLAND_DISPLAY"] ?? "") !== "";
}

/** Resolves when the person closes the browser. */
export function untilClosed(context: BrowserContext): Promise<void> {
  return new Promise((done) => {
    context.once("close", () => {
      done();
    });
  });
}
