/** How long the browser may take to read what it saves, ms: after that it is let go. */
const READING_MS = 60_000;

/** Hands a text to the browser to be saved as a file, where the person keeps what they download. */
export function saveTextFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, READING_MS);
}
