/** Small parts that scripts find and make: what has an id, icons and toasts. */

const SVG = "http://www.w3.org/2000/svg";
const SPRITE = new URL("../icons.svg", import.meta.url).pathname;

/** How long a toast stays, in milliseconds. */
const TOAST_MS = 5000;

/**
 * What has this id; a page without it is broken.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return /** @type {T} */ (found);
}

/**
 * An icon of icons.svg, silent: name the control that holds it.
 *
 * @param {string} name
 * @param {string} [extraClass]
 */
export function icon(name, extraClass = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${extraClass}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
}

/**
 * Says something in passing, at the foot of the window and to screen readers.
 *
 * @param {string} words
 */
export function toast(words) {
  let toasts = document.querySelector(".toasts");
  if (!toasts) {
    toasts = document.createElement("div");
    toasts.className = "toasts";
    toasts.setAttribute("role", "status");
    document.body.append(toasts);
  }
  const one = document.createElement("p");
  one.className = "toast";
  one.textContent = words;
  toasts.append(one);
  setTimeout(() => one.remove(), TOAST_MS);
}
