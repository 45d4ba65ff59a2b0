/** Where this process runs: in the lab's own network, in the machine's because it had to, or just there. */
export type Place = "inside" | "forbidden" | "outside";

/** As `enter.mjs` left word. */
export function whereAmI(env: Readonly<Record<string, string | undefined>> = process.env): Place {
  const word = env["FLUXWARD_NAMESPACE"];
  return word === "inside" || word === "forbidden" ? word : "outside";
}
