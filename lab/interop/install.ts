import { commandForPerson, findInstaller, isRoot } from "../../tools/setup/installers.mjs";
import { runLongStep } from "../../tools/setup/long-step.mjs";
import { say } from "../../tools/setup/say.mjs";
import { withoutDaemons } from "./policy-rc.ts";
import { ALL_SOFTWARE, findSoftware } from "./programs.ts";

/** Installs the DNS servers that are missing, where it may; else says how. Never fails: what is missing is skipped. */
export async function installMissing(): Promise<void> {
  const missing = ALL_SOFTWARE.filter((software) => typeof findSoftware(software) === "string");
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(", ");
  const packages = missing.flatMap((software) => software.packages);
  const installer = findInstaller();
  if (installer?.tool !== "apt-get") {
    say(`not installed: ${names}. Only Debian's packages of them are known: ${packages.join(" ")}`);
    return;
  }
  if (!installer.automatic || !isRoot()) {
    const why = installer.automatic ? "only root may install them" : "this is not Debian";
    say(
      `not installed: ${names} (${why}). To install:\n\n    ${commandForPerson(installer, packages)}\n`,
    );
    return;
  }
  const line = `installing ${packages.join(" ")} with apt-get for the interop tests; no daemon is started`;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const command = installer.command(packages);
  const { ok, tail } = await withoutDaemons(() => runLongStep(line, "sh", ["-c", command], env));
  if (!ok) say(`${names} could not be installed. apt-get said:\n${tail}`);
}
