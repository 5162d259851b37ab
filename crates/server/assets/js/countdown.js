/**
 * The countdown before 'Send again'. It counts from when the page arrived, stays right when the tab sleeps,
 * and does not let its buttons be pressed early; the server decides in any case.
 */

/** @param {HTMLElement} sign */
function count(sign) {
  const clock = sign.querySelector("[data-clock]");
  const buttons = sign.closest("form")?.querySelectorAll("[data-countdown-button]") ?? [];
  if (!clock) return;
  const end = performance.now() + Number(sign.dataset.countdown) * 1000;
  for (const button of buttons) {
    button.setAttribute("aria-disabled", "true");
    button.addEventListener("click", (event) => {
      if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
    });
  }

  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left <= 0) {
      sign.hidden = true;
      for (const button of buttons) button.removeAttribute("aria-disabled");
      return;
    }
    const minutes = Math.floor(left / 60);
    clock.textContent = `${minutes}:${String(left % 60).padStart(2, "0")}`;
    setTimeout(tick, 250);
  };
  tick();
}

document.querySelectorAll("[data-countdown]").forEach((one) => count(/** @type {HTMLElement} */ (one)));
