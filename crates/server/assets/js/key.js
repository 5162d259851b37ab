/**
 * The field for a recovery key: grouped while it is typed, and checked for slips before it is sent, so that
 * a slip costs no guess and no round trip. The server checks again.
 */

import { digitsOf } from "./code.js";

/** Characters of a key, its check character included. */
const LENGTH = 14;
/** Crockford's base 32: no I, L, O or U. */
const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The characters of a typed key, without spaces and hyphens; `null` where one of them is in no key.
 *
 * @param {string} typed
 * @param {boolean} digitsOnly
 */
export function charactersOf(typed, digitsOnly) {
  let key = "";
  for (const letter of typed) {
    if (/[\s\u00ad\u2010-\u2015\u2212.·-]/u.test(letter)) continue;
    const digit = digitsOf(letter);
    if (digit) {
      key += digit;
      continue;
    }
    if (digitsOnly) return null;
    const capital = letter.toUpperCase().replace("O", "0").replace(/[IL]/, "1");
    if (!BASE32.includes(capital)) return null;
    key += capital;
  }
  return key;
}

/**
 * Whether the last character fits the others: ISO/IEC 7064, hybrid system (MOD M+1, M).
 *
 * @param {string} key
 * @param {boolean} digitsOnly
 */
export function checks(key, digitsOnly) {
  const modulus = digitsOnly ? 10 : 32;
  let product = modulus;
  for (const letter of key.slice(0, -1)) {
    const sum = (BASE32.indexOf(letter) + product) % modulus || modulus;
    product = (2 * sum) % (modulus + 1);
  }
  return BASE32[(modulus + 1 - product) % modulus] === key.at(-1);
}

/** @param {string} key */
const grouped = (key) => key.replace(/(.{4})(?=.)/g, "$1 ");

/** @param {HTMLElement} field */
function enhance(field) {
  const input = field.querySelector("input");
  const error = field.querySelector(".error");
  const words = field.querySelector("[data-key-error]");
  if (!input?.form || !(error instanceof HTMLElement) || !words) return;
  const digitsOnly = field.dataset.digitsOnly === "true";

  /** @param {string | undefined} problem */
  const say = (problem) => {
    error.hidden = !problem;
    words.textContent = problem ?? "";
    field.classList.toggle("wrong", Boolean(problem));
    if (problem) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  /** @param {string} typed */
  const problemOf = (typed) => {
    const key = charactersOf(typed, digitsOnly);
    if (key === null) return field.dataset.character;
    if (key.length !== LENGTH) return field.dataset.length;
    return checks(key, digitsOnly) ? undefined : field.dataset.slip;
  };

  input.addEventListener("input", () => {
    const key = charactersOf(input.value, digitsOnly);
    // Only while typing at the end: in the middle the caret would jump.
    if (key !== null && input.selectionStart === input.value.length) input.value = grouped(key.slice(0, LENGTH));
    if (field.classList.contains("wrong") && !problemOf(input.value)) say(undefined);
    if (key?.length === LENGTH) say(problemOf(input.value));
  });
  input.form.addEventListener("submit", (event) => {
    const problem = problemOf(input.value);
    if (!problem) return;
    event.preventDefault();
    say(problem);
    input.focus();
  });
}

document.querySelectorAll("[data-key-field]").forEach((one) => enhance(/** @type {HTMLElement} */ (one)));
