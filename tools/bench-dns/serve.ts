import { scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import { startLab } from "../../lab/server/start-lab.ts";
import { SCENARIO, type Served } from "./measure.ts";

// The lab in a process of its own, so that server and client do not wait for one another's turn.
const lab = await startLab({
  scenarios: [scenarioById(SCENARIO)],
  place: "outside",
  roundTripMs: Number(process.argv[2]),
});
const served: Served = {
  urls: lab.resolvers.map(({ url }) => url),
  authorityPem: lab.certificates.authorityPem,
};
process.send?.(served);
process.on("disconnect", () => process.exit(0));
