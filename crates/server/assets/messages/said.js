/** Messages in words. The same rules as `words` and `name` in web/pages/messages/said.rs. */

import { say } from "../js/words.js";

/**
 * What to call somebody.
 *
 * @param {{ name: string, user_name?: string }} person
 */
export function nameOf(person) {
  return person.name.trim() || person.user_name || say("messages-deleted-account");
}

/**
 * What a conversation is called.
 *
 * @param {import("./frames.js").RoomView} view
 */
export function titleOf(view) {
  return view.title ?? (view.with ? nameOf(view.with) : say("messages-deleted-account"));
}

/**
 * Whether an account is there to be written to and called.
 *
 * @param {import("./frames.js").RoomView} view
 */
export function isThere(view) {
  return view.with ? view.with.user_name !== "" : view.role !== undefined;
}

/**
 * What a message says to `me`, without who says it.
 *
 * @param {import("./frames.js").Message} message
 * @param {string} me
 */
export function wordsOf(message, me) {
  if (message.text !== undefined) return message.text;
  if (!message.notice) return say("messages-deleted");
  const { did, title = "", account, whom = "" } = message.notice;
  const name = message.by === me ? say("messages-you") : nameOf(message);
  return say(`messages-event-${did}`, { name, title, other: account === me ? say("messages-you-there") : whom });
}

/**
 * The newest message as a line of the list says it.
 *
 * @param {import("./frames.js").RoomView} view
 * @param {string} me
 */
export function lastLine(view, me) {
  const { last } = view;
  if (!last) return say("messages-nothing-yet");
  const text = wordsOf(last, me);
  if (last.text === undefined) return text;
  if (last.by === me) return say("messages-last-of", { name: say("messages-you"), text });
  return view.title === undefined ? text : say("messages-last-of", { name: nameOf(last), text });
}

/** A number of unread messages as a badge says it; they are not counted further. @param {number} unread */
export function badge(unread) {
  return unread >= 100 ? "99+" : String(unread);
}
