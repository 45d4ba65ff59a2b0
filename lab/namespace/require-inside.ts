import { whereAmI } from "./inside.ts";
import { reenterInNamespace } from "./reenter.ts";

/** Goes on in a network namespace; where there can be none, ends the process with status 3 and says why. */
export async function requireInside(): Promise<void> {
  await reenterInNamespace();
  if (whereAmI() === "inside") return;
  console.error("Needs a network namespace, where the lab's sites have their own addresses.");
  process.exit(3);
}
