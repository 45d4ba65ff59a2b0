import { connect } from "node:http2";
import { median, type Served } from "./measure.ts";

const PINGS = 15;

/** What one round trip over the simulated line really takes, ms: the median of HTTP/2 pings. */
export async function measureLine({ urls, authorityPem }: Served): Promise<number> {
  const session = connect(urls[0] ?? "", { ca: authorityPem });
  const ping = (): Promise<number> =>
    new Promise((resolve, reject) => {
      session.ping((error, tookMs) => {
        if (error === null) resolve(tookMs);
        else reject(error);
      });
    });
  await new Promise((resolve, reject) => {
    session.once("connect", resolve);
    session.once("error", reject);
  });
  const took = [];
  for (let count = 0; count < PINGS; count += 1) took.push(await ping());
  session.destroy();
  return median(took);
}
