import { PIXEL_PICTURES } from "../../src/ui/badge.ts";

/** The toolbar's pictures in a package: each all of one value, its place among them, from one. */
export function toolbarPixels(): ArrayBuffer {
  const values = PIXEL_PICTURES.flatMap(({ length }, place) => {
    return Array.from({ length }, () => place + 1);
  });
  return Uint8Array.from(values).buffer;
}

/** As much of it as a button needs. */
export class FakeImageData {
  readonly data: Uint8ClampedArray;

  constructor(data: Uint8ClampedArray) {
    this.data = data;
  }
}

/** Which picture a button was given, in each size. */
export function placesOf(pictures: Readonly<Record<string, FakeImageData>>): string {
  return Object.values(pictures)
    .map(({ data }) => String(data[0]))
    .join();
}
