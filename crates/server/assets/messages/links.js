/**
 * Links in what people write: found, never fetched. Only addresses that say `http://` or `https://` themselves become
 * links, and what is shown is exactly where they lead.
 */

/** Marks that usually end the sentence around an address rather than belong to it. */
const TAIL = /[.,;:!?'"’”…]+$/u;
const PAIRS = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
];

/** Characters that turn the direction of writing: an address with one may not read as it leads. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * A text in parts: words, and addresses.
 *
 * @param {string} text
 * @returns {{ text: string, isLink: boolean }[]}
 */
export function partsOf(text) {
  /** @type {{ text: string, isLink: boolean }[]} */
  const parts = [];
  let done = 0;
  for (const found of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/giu)) {
    const address = trimmed(found[0]);
    if (!isPlain(address)) continue;
    if (found.index > done) parts.push({ text: text.slice(done, found.index), isLink: false });
    parts.push({ text: address, isLink: true });
    done = found.index + address.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isLink: false });
  return parts;
}

/**
 * The same as nodes of the page.
 *
 * @param {string} text
 * @returns {(Text | HTMLAnchorElement)[]}
 */
export function nodesOf(text) {
  return partsOf(text).map((part) => {
    if (!part.isLink) return document.createTextNode(part.text);
    const link = document.createElement("a");
    link.href = part.text;
    link.rel = "noopener noreferrer nofollow";
    link.target = "_blank";
    link.textContent = part.text;
    return link;
  });
}

/** @param {string} address */
function trimmed(address) {
  let kept = address;
  for (;;) {
    const shorter = PAIRS.reduce((rest, [opens = "", closes = ""]) => {
      const isOdd = rest.endsWith(closes) && rest.split(closes).length > rest.split(opens).length;
      return isOdd ? rest.slice(0, -1) : rest;
    }, kept.replace(TAIL, ""));
    if (shorter === kept) return kept;
    kept = shorter;
  }
}

/**
 * Whether the address leads where it seems to: a name before an `@` looks like a site.
 *
 * @param {string} address
 */
function isPlain(address) {
  if (TURNS.test(address)) return false;
  try {
    const { protocol, hostname, username, password } = new URL(address);
    return /^https?:$/u.test(protocol) && hostname !== "" && username === "" && password === "";
  } catch {
    return false;
  }
}
