/** Identifiers as the server makes them: UUID version 7 in Crockford's base 32, 26 characters (engine/src/ids.rs). */

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 26;

/**
 * A new identifier. Whoever makes it can repeat what it names: the server knows it again.
 *
 * @param {number} [now] in milliseconds since 1970
 * @returns {string}
 */
export function freshId(now = Date.now()) {
  const random = crypto.getRandomValues(new BigUint64Array(2));
  const [high = 0n, low = 0n] = random;
  const id =
    (BigInt(Math.max(0, Math.floor(now))) << 80n) | (7n << 76n) | ((high & 0xfffn) << 64n) | (2n << 62n) | (low >> 2n);
  let text = "";
  for (let place = LENGTH - 1; place >= 0; place -= 1) text += ALPHABET[Number((id >> BigInt(5 * place)) & 31n)];
  return text;
}

/**
 * Whether a text has the form of an identifier.
 *
 * @param {string} text
 */
export function isId(text) {
  return /^[0-7][0-9a-hjkmnp-tv-z]{25}$/u.test(text);
}
