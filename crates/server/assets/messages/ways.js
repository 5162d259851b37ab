/**
 * Where in Messages this window is, as its address says it: the back button and links work as they do everywhere.
 *
 * @typedef {"list" | "room" | "about" | "new" | "blocked" | "gone"} Pane
 * @typedef {{ pane: Pane, room: string }} Place
 */

import { isId } from "./ids.js";

const HOME = "/messages";

/**
 * @param {string} path
 * @returns {Place}
 */
export function placeOf(path) {
  const [, , first = "", second = ""] = path.split("/");
  if (!first) return { pane: "list", room: "" };
  if (first === "new" || first === "blocked") return { pane: first, room: "" };
  if (isId(first)) return { pane: second === "about" ? "about" : "room", room: first };
  return { pane: "gone", room: "" };
}

export class Ways {
  /**
   * @param {Place} place what the page shows as it was loaded
   * @param {(place: Place, before: Place) => void} changed
   */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    addEventListener("popstate", () => this.#arrive());
    document.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {string} path */
  go(path) {
    if (path !== location.pathname) history.pushState({ from: location.pathname }, "", path);
    this.#arrive();
  }

  /** Up: to where this was opened from, without another step in the history. */
  back() {
    const { pane, room } = this.place;
    if (pane === "list") return;
    const up = pane === "about" ? `${HOME}/${room}` : HOME;
    if (history.state?.from === up) return history.back();
    history.replaceState(null, "", up);
    this.#arrive();
  }

  #arrive() {
    const before = this.place;
    this.place = placeOf(location.pathname);
    // A link inside the page comes by here too.
    if (this.place.pane !== before.pane || this.place.room !== before.room) this.changed(this.place, before);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target) return;
    const { origin, pathname } = new URL(link.href);
    if (origin !== location.origin || (pathname !== HOME && !pathname.startsWith(`${HOME}/`))) return;
    event.preventDefault();
    if (link.hasAttribute("data-back")) this.back();
    else this.go(pathname);
  }
}
