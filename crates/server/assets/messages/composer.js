/**
 * The field below the conversation: writing, editing, the draft.
 *
 * @typedef {import("./frames.js").Message} Message
 */

import { part } from "../js/ui.js";
import { say } from "../js/words.js";
import { problem } from "./dom.js";

/** A pause in writing after which the draft is kept, in milliseconds. */
const KEEP_AFTER_MS = 300;

const isTouch = matchMedia("(hover: none) and (pointer: coarse)");

/**
 * On a keyboard of the screen, Enter begins a new line: there is a button for sending, and no Shift. Such keys have no
 * place on a board, so that a real one beside a tablet is told apart.
 *
 * @param {KeyboardEvent} event
 */
function isOnScreen(event) {
  return isTouch.matches && event.code === "";
}

export class Composer {
  #form = part("composer");
  #text = /** @type {HTMLTextAreaElement} */ (part("text"));
  /** @type {{ room: string, message: Message | null }} */
  #at = { room: "", message: null };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #keeping;
  #limit = Number(part("main").dataset.textBytes);

  /**
   * @param {import("./kept.js").Kept} kept
   * @param {{
   *   send: (text: string) => void,
   *   edit: (message: Message, text: string) => void,
   *   editLast: () => void,
   *   typing: (on: boolean) => void,
   *   leave: () => void,
   * }} acts `leave`: Escape, with nothing to give up here
   */
  constructor(kept, acts) {
    this.kept = kept;
    this.acts = acts;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    if (!isTouch.matches) this.#text.enterKeyHint = "send";
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("blur", () => acts.typing(false));
    part("editing-cancel").addEventListener("click", () => this.stopEditing());
    addEventListener("pagehide", () => this.#keep());
  }

  /** Goes to a conversation, with the draft that was left there. @param {string} room @param {string} name */
  open(room, name) {
    this.#text.setAttribute("aria-label", say("messages-write-to", { name }));
    if (this.#at.room === room) return;
    // Words that were typed before the scripts were there stay, with what the page says about them.
    const isEarly = this.#at.room === "" && this.#text.value !== "";
    if (!isEarly) this.close();
    this.#at = { room, message: null };
    if (!isEarly) this.#set(this.kept.draft(room));
  }

  /** Leaves the conversation; the draft is kept. */
  close() {
    this.#keep();
    this.acts.typing(false);
    this.#at = { room: "", message: null };
    part("editing").hidden = true;
    this.#set("");
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  /** @param {Message} message */
  edit(message) {
    this.#keep();
    this.#at.message = message;
    part("editing").hidden = false;
    this.#set(message.text ?? "");
    this.focus();
  }

  stopEditing() {
    if (!this.#at.message) return;
    this.#at.message = null;
    part("editing").hidden = true;
    this.#set(this.kept.draft(this.#at.room));
    this.focus();
  }

  /** @param {string} words */
  say(words) {
    problem("text", words);
  }

  #submit() {
    const text = this.#text.value.replace(/^\n+|\s+$/gu, "");
    if (!this.#at.room) return;
    if (!text.trim()) return this.focus();
    if (new TextEncoder().encode(text).length > this.#limit) {
      this.say(say("messages-refused-too_long"));
      return this.focus();
    }
    const { message } = this.#at;
    if (message) {
      this.stopEditing();
      if (text !== message.text) this.acts.edit(message, text);
      return;
    }
    this.#set("");
    this.#keep();
    this.acts.typing(false);
    this.acts.send(text);
    this.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes a word, its keys are its own.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !isOnScreen(event)) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (this.#at.message) this.stopEditing();
      else this.acts.leave();
    } else if (event.key === "ArrowUp" && this.#text.value === "" && !event.shiftKey) {
      event.preventDefault();
      this.acts.editLast();
    }
  }

  #typed() {
    this.say("");
    this.#grow();
    if (this.#at.message) return;
    this.acts.typing(this.#text.value.trim() !== "");
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), KEEP_AFTER_MS);
  }

  #keep() {
    clearTimeout(this.#keeping);
    if (this.#at.room && !this.#at.message) this.kept.setDraft(this.#at.room, this.#text.value);
  }

  /** @param {string} text */
  #set(text) {
    this.#text.value = text;
    this.#text.setSelectionRange(text.length, text.length);
    this.say("");
    this.#grow();
  }

  /** Browsers that do not size a field by what is in it are told. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.#text.style.blockSize = "auto";
    this.#text.style.blockSize = `${this.#text.scrollHeight + 4}px`;
  }
}
