import { loadKnowledge as load } from "../../tools/networks/load-knowledge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { call } from "./life.ts";
import { onStage } from "./stage.ts";

let table: NetworkKnowledge | undefined;

/** The real network table, which the worker reads from its package. */
export function loadKnowledge(): Promise<NetworkKnowledge> {
  return call(onStage(), "knowledge", [], () => (table ??= load()));
}
