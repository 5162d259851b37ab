/**
 * Messages on their way. Those of one room go one after another, so that they arrive in the order in which they were
 * written; a room that has to wait holds up no other.
 *
 * @typedef {import("./frames.js").Message} Message
 * @typedef {import("./frames.js").Refusal} Refusal
 *
 * @typedef {{ room: string, id: string, text: string, at: number, failed: Refusal | "" }} Pending
 */

/** The wait after 'too fast' where the server names none, in milliseconds. */
const SLOWER_MS = 1000;

export class Outbox {
  /** @type {Map<string, Pending[]>} */
  #rooms = new Map();
  /** Rooms of which a message is at the server just now. @type {Set<string>} */
  #busy = new Set();

  /**
   * @param {{
   *   ask: (frame: import("../js/line.js").Frame) => Promise<import("../js/line.js").Frame>,
   *   saved: (room: string, message: Message) => void,
   *   changed: (room: string) => void,
   * }} tools
   * @param {import("./kept.js").Kept} kept
   */
  constructor(tools, kept) {
    this.tools = tools;
    this.kept = kept;
    for (const one of kept.waiting()) this.#add({ ...one, failed: "" });
  }

  /**
   * What is on its way to a room, oldest first.
   *
   * @param {string} room
   * @returns {readonly Pending[]}
   */
  of(room) {
    return this.#rooms.get(room) ?? [];
  }

  /** @param {{ room: string, id: string, text: string, at: number }} message */
  send(message) {
    this.kept.wait(message);
    this.#add({ ...message, failed: "" });
  }

  /** Tries a message that was refused again. @param {Pending} pending */
  retry(pending) {
    pending.failed = "";
    this.tools.changed(pending.room);
    this.#next(pending.room);
  }

  /** Gives a message up. @param {Pending} pending */
  discard(pending) {
    this.#remove(pending);
    this.tools.changed(pending.room);
  }

  /** @param {Pending} pending */
  #add(pending) {
    const all = this.#rooms.get(pending.room) ?? [];
    this.#rooms.set(pending.room, [...all, pending]);
    this.tools.changed(pending.room);
    this.#next(pending.room);
  }

  /** @param {Pending} pending */
  #remove({ room, id }) {
    this.kept.arrived({ room, id });
    this.#rooms.set(
      room,
      this.of(room).filter((one) => one.id !== id),
    );
  }

  /** @param {string} room */
  async #next(room) {
    const pending = this.of(room).find((one) => !one.failed);
    if (!pending || this.#busy.has(room)) return;
    this.#busy.add(room);
    const answer = await this.tools.ask({ t: "send", room, id: pending.id, text: pending.text });
    if (answer.t === "saved") {
      this.#remove(pending);
      this.tools.saved(room, answer.message);
    } else if (answer.why === "too_fast") {
      await new Promise((over) => setTimeout(over, answer.wait_ms ?? SLOWER_MS));
    } else {
      pending.failed = answer.why;
      this.tools.changed(room);
    }
    this.#busy.delete(room);
    this.#next(room);
  }
}
