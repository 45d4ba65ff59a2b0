import dohjs from "dohjs";
import { MEDIA_TYPE } from "../../../src/dns/http-answer.ts";
import type { DnsPorts } from "../../../src/dns/ports.ts";

/** Asks as Fluxward never does: with a client subnet. Shows what a server would have passed on. */
export async function askWithSubnet(
  ports: DnsPorts<AbortSignal>,
  resolver: string,
  name: string,
  subnet: { readonly ip: string; readonly sourcePrefixLength: number },
): Promise<number> {
  const query = dohjs.dnsPacket.encode({
    ...dohjs.makeQuery(name, "A"),
    additionals: [
      {
        type: "OPT",
        name: ".",
        udpPayloadSize: 1232,
        options: [{ code: "CLIENT_SUBNET", family: 1, ...subnet }],
      },
    ],
  });
  const response = await ports.fetch(
    `${resolver}?dns=${Buffer.from(query).toString("base64url")}`,
    {
      method: "GET",
      headers: { accept: MEDIA_TYPE },
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(4_000),
    },
  );
  await response.body?.cancel();
  return response.status;
}
