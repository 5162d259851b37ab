/**
 * Passwords: 'Show' and 'Hide', and the meter below a new one.
 *
 * The meter asks the server for advice on what is typed, half a second after the last key; without it (no
 * scripts, no network, too many questions) the server judges the password when the form is sent.
 */

/** How long after the last key the server is asked, in milliseconds. */
const PAUSE_MS = 500;

/**
 * @typedef {object} Advice
 * @property {number} score 0 (guessed at once) to 4 (out of reach)
 * @property {string} score_text the score in words
 * @property {boolean} acceptable whether the password is taken
 * @property {string | null} reason why it is not taken
 * @property {string | null} warning what makes it weak
 * @property {string[]} suggestions what would help, the best first
 */

/** @param {HTMLButtonElement} button */
function reveal(button) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(button.dataset.reveal ?? ""));
  if (!field) return;
  /** @param {boolean} shown */
  const set = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = (shown ? button.dataset.hide : button.dataset.show) ?? "";
  };
  button.hidden = false;
  button.addEventListener("click", () => set(field.type === "password"));
  // Sent as a password again, so that browsers keep it as one and never as a text typed before.
  field.form?.addEventListener("submit", () => set(false));
}

/** @param {HTMLElement} meter */
function measure(meter) {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById(meter.dataset.strength ?? ""));
  const words = meter.querySelector("p");
  const bars = [...meter.querySelectorAll("i")];
  if (!field || !words) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** @type {AbortController | undefined} */
  let asking;

  /** @param {Advice} advice */
  const show = (advice) => {
    meter.hidden = false;
    meter.dataset.score = String(advice.score);
    bars.forEach((bar, index) => bar.classList.toggle("on", index < Math.max(1, advice.score)));
    // Of a strong password nothing is said but that it is one; of a weak one, two things at most.
    const more = [advice.reason, advice.warning, ...advice.suggestions].filter(Boolean);
    words.textContent = [`${advice.score_text}.`, ...more.slice(0, advice.score < 3 ? 2 : 0)].join(" ");
  };

  const ask = async () => {
    asking?.abort();
    if (!field.value) {
      meter.hidden = true;
      return;
    }
    asking = new AbortController();
    /** @type {Record<string, string>} */
    const question = { password: field.value };
    for (const id of (meter.dataset.about ?? "").split(" ").filter(Boolean)) {
      const other = document.getElementById(id);
      if (other instanceof HTMLInputElement) question[id] = other.value;
    }
    try {
      const answer = await fetch(meter.dataset.url ?? "", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(question),
        signal: asking.signal,
      });
      if (answer.ok) show(await answer.json());
    } catch {
      // Another key was typed meanwhile, or the network is gone: the form judges when it is sent.
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE_MS);
  });
}

document.querySelectorAll("button[data-reveal]").forEach((one) => reveal(/** @type {HTMLButtonElement} */ (one)));
document.querySelectorAll("[data-strength]").forEach((one) => measure(/** @type {HTMLElement} */ (one)));
