import type { Baseline } from "./answers.ts";
import { HOLZ } from "./holz.ts";
import { NAIVE } from "./naive.ts";
import { NAZARIO } from "./nazario.ts";
import { SINGLE_ANSWER } from "./single-answer.ts";
import { ZEEK } from "./zeek.ts";

/** Published rules that detection is measured beside. */
export const BASELINES: readonly Baseline[] = [HOLZ, ZEEK, NAZARIO, NAIVE, SINGLE_ANSWER];
