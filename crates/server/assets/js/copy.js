/**
 * 'Copy' buttons: `<button hidden data-copy="text" data-done="Copied"><span>Copy</span></button>`.
 *
 * They show themselves only where there is a clipboard to copy to (a secure page).
 *
 * @param {ParentNode} [within]
 */
export function enableCopying(within = document) {
  if (!navigator.clipboard) return;
  for (const button of within.querySelectorAll("button[data-copy]")) {
    const label = button.querySelector("span");
    if (!(button instanceof HTMLButtonElement) || !label || !button.hidden) continue;
    const words = label.textContent;
    button.hidden = false;
    label.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      label.textContent = button.dataset.done ?? "";
      setTimeout(() => (label.textContent = words), 2500);
    });
  }
}
