/**
 * The words of an app. They stand in its page, in its language, inside `<template id="words">`; a script never holds a
 * sentence of its own.
 */

/** @type {Map<string, string> | undefined} */
let words;

/**
 * Says a sentence; `{name}` in it is replaced by `values.name`.
 *
 * @param {string} key
 * @param {Record<string, string>} [values]
 * @returns {string}
 */
export function say(key, values = {}) {
  if (!words) {
    const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("words"));
    const all = template?.content.querySelectorAll("[data-word]") ?? [];
    words = new Map([...all].map((one) => [one.getAttribute("data-word") ?? "", one.textContent ?? ""]));
  }
  const sentence = words.get(key) ?? `⟦${key}⟧`;
  return sentence.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);
}
