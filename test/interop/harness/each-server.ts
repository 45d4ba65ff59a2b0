import { describe, test, type TestContext } from "vitest";
import {
  findSoftware,
  POWERDNS,
  RESOLVER_IDS,
  RESOLVER_SOFTWARE,
  type ResolverId,
} from "../../../lab/interop/programs.ts";

const authority = findSoftware(POWERDNS);
const found = RESOLVER_IDS.map((id) => {
  const installed = typeof authority === "string" ? authority : findSoftware(RESOLVER_SOFTWARE[id]);
  return { id, installed };
});

/** Ids of the servers that can be run here. */
export const RUNNABLE: readonly ResolverId[] = found.flatMap(({ id, installed }) =>
  typeof installed === "string" ? [] : [id],
);

/** A block of cases for each server, titled with its version. */
export function eachServer(define: (id: ResolverId) => void): void {
  for (const { id, installed } of found) {
    const { name } = RESOLVER_SOFTWARE[id];
    const missing = typeof installed === "string" ? installed : undefined;
    const title = typeof installed === "string" ? name : `${name} ${installed.version}`;
    describeUnless(missing, title, () => {
      define(id);
    });
  }
}

/**
 * A block that is skipped where `missing` says why it cannot be run, with that in its title. With
 * FLUXWARD_INTEROP_NO_SKIP=1 it fails instead.
 */
export function describeUnless(
  missing: string | undefined,
  title: string,
  define: () => void,
): void {
  if (missing === undefined) {
    describe(title, define);
  } else if (process.env["FLUXWARD_INTEROP_NO_SKIP"] === "1") {
    describe(title, () => {
      test("can be run", () => {
        throw new Error(`${missing}, and nothing may be skipped (FLUXWARD_INTEROP_NO_SKIP=1).`);
      });
    });
  } else {
    describe.skip(`${title} (${missing})`, define);
  }
}

/** Puts a remark beside the case in the table. */
export function remark({ task }: TestContext, text: string | undefined): void {
  if (text !== undefined) Object.assign(task.meta, { remark: text });
}
