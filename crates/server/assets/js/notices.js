/** What is the matter, in the page's `#notices`: one notice for each thing, and gone when it is over. */

import { icon, part } from "./ui.js";

/**
 * Shows or removes a notice.
 *
 * @param {string} name
 * @param {{ words: string, button?: string, pressed?: () => void, link?: string, bad?: boolean } | null} notice
 */
export function notice(name, notice) {
  const all = part("notices");
  const shown = all.querySelector(`[data-notice="${name}"]`);
  if (!notice) return shown?.remove();
  const box = document.createElement("div");
  box.dataset.notice = name;
  box.className = notice.bad ? "notice bad" : "notice";
  const body = document.createElement("div");
  body.className = "notice-body";
  const words = document.createElement("p");
  words.textContent = notice.words;
  body.append(words);
  if (notice.button) body.append(control(notice));
  box.append(icon(notice.bad ? "alert" : "info"), body);
  if (shown) shown.replaceWith(box);
  else all.append(box);
}

/** @param {{ button?: string, pressed?: () => void, link?: string }} notice */
function control({ button = "", pressed, link }) {
  const element = document.createElement(link ? "a" : "button");
  element.className = "button";
  element.textContent = button;
  if (element instanceof HTMLAnchorElement) {
    element.href = link ?? "";
  } else {
    element.type = "button";
    element.addEventListener("click", () => pressed?.());
  }
  return element;
}
