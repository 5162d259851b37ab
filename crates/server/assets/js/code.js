/**
 * The field for a code: one input drawn as a row of boxes.
 *
 * It takes digits of any script and forgives spaces and hyphens around them, marks the box at hand, lights
 * the plate beside the drawn door, and sends the form off when the last digit is in. Without it the field
 * is a plain one with a button.
 */

const DIGIT = /\p{Nd}/u;

/**
 * The digits of a text as 0 to 9; everything else is dropped. Unicode has the digits of a script in one run from zero to
 * nine, so how far one stands from where its run begins says which it is.
 *
 * @param {string} text
 */
export function digitsOf(text) {
  let digits = "";
  for (const letter of text) {
    if (!DIGIT.test(letter)) continue;
    const point = letter.codePointAt(0) ?? 0;
    let zero = point;
    while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
    digits += String((point - zero) % 10);
  }
  return digits;
}

/** @param {HTMLElement} field */
function enhance(field) {
  const input = field.querySelector("input");
  const boxes = [...field.querySelectorAll(".code-boxes span")];
  const dots = [...document.querySelectorAll(".art-dot")];
  if (!input || !input.form) return;
  const form = input.form;
  const length = boxes.length;
  let sent = false;
  field.dataset.live = "";
  // A paste may hold spaces and words; the length is kept below instead.
  input.removeAttribute("maxlength");
  input.removeAttribute("pattern");

  const show = () => {
    const typed = input.value.length;
    const at = Math.min(input.selectionStart ?? typed, typed, length - 1);
    boxes.forEach((box, index) => box.classList.toggle("here", index === at));
    dots.forEach((dot, index) => dot.classList.toggle("lit", typed >= ((index + 1) * length) / dots.length));
  };

  input.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    const start = digitsOf(input.value.slice(0, input.selectionStart ?? undefined)).length;
    const clean = digitsOf(input.value).slice(0, length);
    if (clean !== input.value) {
      input.value = clean;
      input.setSelectionRange(Math.min(start, length), Math.min(start, length));
    }
    show();
    if (clean.length === length && !sent) {
      sent = true;
      form.requestSubmit();
    }
  });
  input.addEventListener("focus", show);
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === input) show();
  });
  // A second press must not spend a second guess.
  form.addEventListener("submit", () => {
    sent = true;
    const button = form.querySelector("button");
    button?.setAttribute("aria-disabled", "true");
  });
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[aria-disabled=true]") : null;
    if (button) event.preventDefault();
  });
  // Back from the next page with the browser's button: the form may be sent again.
  window.addEventListener("pageshow", () => {
    sent = false;
    form.querySelector("button")?.removeAttribute("aria-disabled");
    show();
  });
  show();
}

document.querySelectorAll("[data-code]").forEach((one) => enhance(/** @type {HTMLElement} */ (one)));
