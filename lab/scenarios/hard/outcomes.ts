import { expectAlways } from "../../model/scenario.ts";

/** Where luck and parameters decide, the shares are measured; only red is wrong in each single case. */
export const NEVER_RED = expectAlways(["clear", "watch", "suspicious"]);

/** A fluxed kind of which some sites stay hidden for a while: the shares are measured. */
export const MAY_HIDE = expectAlways(["clear", "watch", "suspicious", "flux"]);
