const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Bytes of a base64 text of full quads, padded with `=`. The pure packages have no `atob`. */
export const bytesOfBase64 = (text: string): Uint8Array => {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let out = 0;
  for (let at = 0; at < text.length; at += 4) {
    const bits =
      ((VALUES[text.charCodeAt(at) & 127] ?? 0) << 18) |
      ((VALUES[text.charCodeAt(at + 1) & 127] ?? 0) << 12) |
      ((VALUES[text.charCodeAt(at + 2) & 127] ?? 0) << 6) |
      (VALUES[text.charCodeAt(at + 3) & 127] ?? 0);
    bytes[out] = bits >>> 16;
    bytes[out + 1] = bits >>> 8;
    bytes[out + 2] = bits;
    out += 3;
  }
  return bytes;
};
