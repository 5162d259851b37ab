/** Who types: told at most every few seconds, and forgotten by itself. */

import { say } from "../js/words.js";

/** The same as TYPING_EVERY_MS and TYPING_LASTS_MS in crates/talk/src/limits.rs. */
const EVERY_MS = 3000;
const LASTS_MS = 6000;

export class Typing {
  /** Who types where. @type {Map<string, Map<string, { name: string, over: ReturnType<typeof setTimeout> }>>} */
  #rooms = new Map();
  /** Where this person types, and when that was last told. */
  #own = { room: "", at: 0 };

  /**
   * @param {(frame: import("../js/line.js").Frame) => void} send
   * @param {(room: string) => void} changed
   */
  constructor(send, changed) {
    this.send = send;
    this.changed = changed;
  }

  /**
   * Somebody else types, or stopped.
   *
   * @param {{ room: string, account: string, name: string, on: boolean }} news
   */
  heard({ room, account, name, on }) {
    const here = this.#rooms.get(room) ?? new Map();
    clearTimeout(here.get(account)?.over);
    here.delete(account);
    if (on) {
      const over = setTimeout(() => this.stopped(room, account), LASTS_MS);
      here.set(account, { name, over });
    }
    this.#rooms.set(room, here);
    this.changed(room);
  }

  /** Who has said something does not type it any more. @param {string} room @param {string} account */
  stopped(room, account) {
    const here = this.#rooms.get(room);
    clearTimeout(here?.get(account)?.over);
    if (here?.delete(account)) this.changed(room);
  }

  /** Who types in a room, in words; empty for nobody. @param {string} room */
  words(room) {
    const [one, two, more] = [...(this.#rooms.get(room)?.values() ?? [])];
    if (!one) return "";
    if (more) return say("messages-typing-many");
    if (two) return say("messages-typing-two", { name: one.name, other: two.name });
    return say("messages-typing-one", { name: one.name });
  }

  /** This person types. @param {string} room */
  types(room) {
    const now = performance.now();
    if (this.#own.room === room && now - this.#own.at < EVERY_MS) return;
    if (this.#own.room !== room) this.rests();
    this.#own = { room, at: now };
    this.send({ t: "typing", room, on: true });
  }

  /** This person has stopped. */
  rests() {
    if (this.#own.room) this.send({ t: "typing", room: this.#own.room, on: false });
    this.#own = { room: "", at: 0 };
  }
}
