import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files of a folder, from its top. */
export function filesUnder(folder: string, prefix = ""): string[] {
  return readdirSync(join(folder, prefix)).flatMap((name) => {
    const path = prefix === "" ? name : `${prefix}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path];
  });
}

/** Runs in a page: what it can find out of addresses by fetch, picture and frame. */
export async function probeAll(addresses: readonly string[]): Promise<unknown[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const fetched = await fetch(address).then(
        () => "there",
        (error: unknown) => String(error),
      );
      const picture = await new Promise((done) => {
        const image = new Image();
        image.onload = () => {
          done("there");
        };
        image.onerror = () => {
          done("error");
        };
        image.src = address;
      });
      const frame = await new Promise((done) => {
        const inner = document.createElement("iframe");
        inner.onload = () => {
          done(inner.contentDocument === null ? "closed" : inner.contentDocument.URL);
        };
        inner.src = address;
        document.body.append(inner);
      });
      return { fetched, picture, frame };
    }),
  );
}

/** The same for a window of its own. */
export async function probeWindow(address: string): Promise<string> {
  const opened = window.open(address);
  await new Promise((done) => {
    setTimeout(done, 500);
  });
  try {
    return opened === null ? "null" : opened.location.href;
  } catch (error) {
    return (error as Error).name;
  } finally {
    opened?.close();
  }
}
