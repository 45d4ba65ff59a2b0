import { describe, type TestContext } from "vitest";
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

/** A block of cases for each server, titled with its version, or skipped with the reason as its title. */
export function eachServer(define: (id: ResolverId) => void): void {
  for (const { id, installed } of found) {
    const { name } = RESOLVER_SOFTWARE[id];
    if (typeof installed === "string") {
      describe.skip(`${name} (${installed})`, () => {
        define(id);
      });
    } else {
      describe(`${name} ${installed.version}`, () => {
        define(id);
      });
    }
  }
}

/** Puts a remark beside the case in the table. */
export function remark({ task }: TestContext, text: string | undefined): void {
  if (text !== undefined) Object.assign(task.meta, { remark: text });
}
