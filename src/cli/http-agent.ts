import { Agent, buildConnector, Client, Pool } from "undici";

/** Requests at once over one HTTP/2 connection; servers allow at least 100 (RFC 9113 section 6.5.2). */
const STREAMS = 100;
/** Connections to one server: what HTTP/1.1, with one request at a time on each, needs to be quick. */
const CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 4000;

/**
 * Connections that speak HTTP/2 where the server offers it, else HTTP/1.1. undici takes one number for both
 * how many requests it pipelines over HTTP/1.1, where more than one stalls behind a slow answer, and
 * how many streams it opens over HTTP/2; so the number is set when the protocol of a connection is known.
 *
 * @param authorities PEM certificates trusted instead of Node's own list; undefined: that list.
 */
export function createHttpAgent(authorities: string[] | undefined): Agent {
  const connect = buildConnector({
    allowH2: true,
    timeout: CONNECT_TIMEOUT_MS,
    ...(authorities !== undefined && { ca: authorities }),
  });
  return new Agent({
    factory: (origin) =>
      new Pool(origin, {
        connections: CONNECTIONS,
        keepAliveTimeout: 30_000,
        factory: (target) => {
          let multiplexes = false;
          const client = new Client(target, {
            allowH2: true,
            connect: (wanted, callback) => {
              connect(wanted, (...result) => {
                // The second is there only where the first says that there was no error.
                if (result[0] === null) {
                  const [, socket] = result;
                  multiplexes = "alpnProtocol" in socket && socket.alpnProtocol === "h2";
                }
                callback(...result);
              });
            },
          });
          client.on("connect", () => {
            client.pipelining = multiplexes ? STREAMS : 1;
          });
          return client;
        },
      }),
  });
}
