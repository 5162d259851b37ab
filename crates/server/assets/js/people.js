/** People as avatars: the same initials and tints as the server writes (`Person` in web/pages). */

/**
 * One or two letters: of the first and the last word of the display name, or of the user name.
 *
 * @param {string} displayName
 * @param {string} userName
 */
export function initialsOf(displayName, userName) {
  const words = (displayName.trim() || userName).split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return first + last;
}

/**
 * Which of the eight tints (`tint-0` … `tint-7`) belongs to a user name.
 *
 * @param {string} userName
 */
export function tintOf(userName) {
  let sum = 0;
  for (const byte of new TextEncoder().encode(userName)) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return sum % 8;
}

/**
 * An avatar, silent: the name stands beside it.
 *
 * @param {string} displayName
 * @param {string} userName
 * @param {"" | "s" | "m" | "l"} [size]
 */
export function avatar(displayName, userName, size = "") {
  const element = document.createElement("span");
  element.className = `avatar tint-${tintOf(userName)} ${size}`.trim();
  element.setAttribute("aria-hidden", "true");
  element.textContent = initialsOf(displayName, userName);
  return element;
}
