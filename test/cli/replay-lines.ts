/** Addresses of networks that serve homes, one for each number; what the network table says of them does not matter here. */
export function homeAddress(number: number): string {
  return `${String(60 + (number % 60))}.${String(number % 200)}.7.9`;
}

/** One answer in the replay form. */
export function line(
  host: string,
  t: number,
  addresses: readonly string[],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const Answer = addresses.map((data) => ({ name: `${host}.`, type: 1, TTL: 60, data }));
  const Question = [{ name: `${host}.`, type: 1 }];
  return JSON.stringify({
    t,
    resolver: "https://r1.net/q",
    host,
    Status: 0,
    Question,
    Answer,
    ...more,
  });
}
