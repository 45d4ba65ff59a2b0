/**
 * Public client subnets that authorities are asked about (RFC 7871), two of one large access provider
 * in each of three parts of the world. Fixed, and the same in every installation: never the user's own.
 */
export const EXAMPLE_SUBNETS: Readonly<Record<string, string>> = {
  "73.0.0.0/24": "north-america", // Comcast, AS7922
  "75.64.0.0/24": "north-america",
  "84.128.0.0/24": "europe", // Deutsche Telekom, AS3320
  "87.128.0.0/24": "europe",
  "58.88.0.0/24": "east-asia", // NTT, AS4713
  "60.32.0.0/24": "east-asia",
};

/** The part of the world that a subnet stands for; undefined for every other subnet. */
export function regionOf(subnet: string): string | undefined {
  return Object.hasOwn(EXAMPLE_SUBNETS, subnet) ? EXAMPLE_SUBNETS[subnet] : undefined;
}
