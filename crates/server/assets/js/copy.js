/**
 * 'Copy' buttons: `<button hidden data-copy="text" data-done="Copied" data-failed="Could not be copied"><span>Copy</span></button>`.
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
      // A browser may refuse, whatever it promised: better said than not noticed.
      const copied = await navigator.clipboard.writeText(button.dataset.copy ?? "").then(
        () => true,
        () => false,
      );
      label.textContent = (copied ? button.dataset.done : button.dataset.failed) ?? "";
      setTimeout(() => (label.textContent = words), 2500);
    });
  }
}
