const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Base64url without padding, as a DoH GET request carries its query (RFC 4648 section 5, RFC 8484 section 6). */
export function encodeBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    text += letter(first >> 2) + letter(((first & 3) << 4) | ((second ?? 0) >> 4));
    if (second !== undefined) text += letter(((second & 15) << 2) | ((third ?? 0) >> 6));
    if (third !== undefined) text += letter(third & 63);
  }
  return text;
}

function letter(value: number): string {
  return ALPHABET.charAt(value);
}
