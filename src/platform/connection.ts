/**
 * Calls back when something about the device's connection changes, its mere speed included. `online`: it has
 * come back, which Chromium tells no background worker (tried with 156), where only the other is heard.
 */
export function onConnectionChange(run: (kind: "online" | "other") => void): void {
  self.addEventListener("online", () => {
    run("online");
  });
  const connection: unknown = "connection" in navigator ? navigator.connection : undefined;
  if (!(connection instanceof EventTarget)) return;
  connection.addEventListener("change", () => {
    run("other");
  });
}
