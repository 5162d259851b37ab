/** Small helps for making elements. Text goes in as text; nothing here reads HTML. */

import { avatar } from "../js/people.js";
import { icon } from "../js/ui.js";

/**
 * An element with a class and what is in it.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} classes
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, classes, ...inside) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  element.append(...inside);
  return element;
}

/** Words for screen readers only. @param {string} words */
export function hiddenWords(words) {
  return make("span", "visually-hidden", words);
}

/**
 * A button that says what it does, with a sign before it.
 *
 * @param {string} classes
 * @param {string} sign
 * @param {string} words
 * @param {() => void} pressed
 */
export function button(classes, sign, words, pressed) {
  const element = make("button", classes, ...(sign ? [icon(sign)] : []), words);
  element.type = "button";
  element.addEventListener("click", pressed);
  return element;
}

/**
 * The picture of a conversation: the person, or a sign for a group.
 *
 * @param {import("./frames.js").RoomView} view
 * @param {"" | "s" | "m" | "l"} [size]
 */
export function face(view, size = "") {
  if (view.with?.user_name) return avatar(view.with.name, view.with.user_name, size);
  const element = make("span", `avatar group ${size}`.trim(), icon(view.title === undefined ? "person" : "people"));
  element.setAttribute("aria-hidden", "true");
  return element;
}

/**
 * The words under a field; none takes them away.
 *
 * @param {string} id of the field; the place for its error is `id-error`
 * @param {string} words
 */
export function problem(id, words) {
  const error = document.getElementById(`${id}-error`);
  const text = error?.querySelector("span");
  if (!error || !text) return;
  text.textContent = words;
  error.hidden = !words;
  if (words) document.getElementById(id)?.setAttribute("aria-invalid", "true");
  else document.getElementById(id)?.removeAttribute("aria-invalid");
}

/**
 * The same, and the field is where to put it right.
 *
 * @param {string} id
 * @param {string} words
 */
export function fail(id, words) {
  problem(id, words);
  document.getElementById(id)?.focus();
}
