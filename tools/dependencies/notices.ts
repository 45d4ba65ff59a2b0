const LINE = /^ {2}(?<name>\S+) \d\S* \(.+\)$/gm;

/** Names of the packages that a build's notices list. */
export function namesInNotices(notices: string): readonly string[] {
  return [...notices.matchAll(LINE)].map(({ groups }) => groups?.["name"] ?? "");
}
