/** Asks once more before something that cannot be taken back. */

import { part } from "../js/ui.js";

/**
 * @param {string} question
 * @param {string} yes what the button says
 * @returns {Promise<boolean>}
 */
export function sure(question, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (part("sure"));
  part("sure-words").textContent = question;
  part("sure-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answered) => {
    dialog.addEventListener("close", () => answered(dialog.returnValue === "yes"), { once: true });
  });
}

part("sure").addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = event.submitter;
  /** @type {HTMLDialogElement} */ (part("sure")).close(pressed instanceof HTMLButtonElement ? pressed.value : "no");
});
