/**
 * What has become of the text with the code: asked while the page is looked at, until it is there or will not come. Without
 * scripts the page says what was known when it was loaded.
 */

/** How long after the page, or the answer before, the server is asked, in milliseconds; then half as long again each time. */
const FIRST_MS = 2000;
const LONGEST_MS = 16000;
/** A code lives for ten minutes. */
const END_MS = 600000;

/** @param {HTMLElement} line */
function follow(line) {
  const { delivery: address, delivered, failed } = line.dataset;
  const words = line.querySelector("span");
  if (!address || !delivered || !failed || !words) return;
  const end = performance.now() + END_MS;
  let pause = FIRST_MS;

  const ask = async () => {
    if (performance.now() > end) return;
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      if (answer.ok) {
        const told = (await answer.json()).delivery;
        if (told === "delivered") words.textContent = delivered;
        if (told === "failed") words.textContent = failed;
        if (told !== "sent") return;
      }
    } catch {
      // The network is gone for a moment.
    }
    setTimeout(ask, pause);
    pause = Math.min(pause * 1.5, LONGEST_MS);
  };
  // What it says already may be the last word.
  if (words.textContent !== delivered && words.textContent !== failed) setTimeout(ask, pause);
}

document.querySelectorAll("[data-delivery]").forEach((one) => follow(/** @type {HTMLElement} */ (one)));
