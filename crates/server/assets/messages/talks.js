/**
 * All conversations of this window: what the server says goes in, and the page is told what to draw again.
 *
 * @typedef {import("../js/line.js").Frame} Frame
 * @typedef {import("./frames.js").Message} Message
 */

import { Room } from "./room.js";

/** The pause between two marks that are told after the list has arrived, in milliseconds: no burst. */
const MARK_PAUSE_MS = 80;

export class Talks {
  /** @type {Map<string, Room>} */
  rooms = new Map();
  /** Whether everything that was missed has been told. */
  isSynced = false;
  /** Rooms that were told since the hello: what is not among them is gone. @type {Set<string>} */
  #told = new Set();
  /** The marks that were told last over this line. @type {Map<string, string>} */
  #marked = new Map();
  /** Rooms whose gap is being filled. @type {Set<string>} */
  #catching = new Set();

  /**
   * @param {string} me
   * @param {import("./asks.js").Asks} asks
   * @param {{
   *   send: (frame: Frame) => boolean,
   *   room: (id: string) => void,
   *   list: () => void,
   *   heard: (room: Room, messages: Message[]) => void,
   * }} page `room`: something of it has changed; `list`: a line has; `heard`: messages that were not known before
   */
  constructor(me, asks, page) {
    this.me = me;
    this.asks = asks;
    this.page = page;
  }

  /** The line is open: say what is held here. */
  hello() {
    this.isSynced = false;
    this.#told.clear();
    this.#catching.clear();
    this.#marked.clear();
    const rooms = [...this.rooms.values()].filter((room) => room.isLoaded).map((room) => room.cursor);
    this.page.send({ t: "hello", rooms });
  }

  /** @param {Frame} frame */
  hear(frame) {
    switch (frame.t) {
      case "rooms":
        for (const view of frame.rooms) this.know(view);
        return this.page.list();
      case "synced":
        return this.#synced();
      case "changed":
        this.#changed(/** @type {any} */ (frame));
        return this.asks.answer(frame);
      case "page":
        this.#page(/** @type {any} */ (frame));
        return this.asks.answer(frame);
      case "saved":
        this.saved(frame.room, frame.message);
        return this.asks.answer(frame);
      case "room":
        this.know(frame.view);
        this.page.list();
        return this.asks.answer(frame);
      case "marks":
        this.rooms.get(frame.room)?.marked(/** @type {any} */ (frame));
        this.page.room(frame.room);
        if (frame.account === this.me) this.page.list();
        return;
      case "block":
        return this.blocked(frame.account, frame.on);
      case "history":
      case "people":
      case "done":
      case "refused":
        return this.asks.answer(frame);
      default:
    }
  }

  /** The line of a room. @param {import("./frames.js").RoomView} view */
  know(view) {
    this.#told.add(view.id);
    const room = this.rooms.get(view.id);
    if (!room) this.rooms.set(view.id, new Room(this.me, view));
    else if (!room.told(view)) this.#catchUp(room);
    this.page.room(view.id);
  }

  /** The server has a message, new or changed. @param {string} id @param {Message} message */
  saved(id, message) {
    this.rooms.get(id)?.saved(message);
    this.page.room(id);
    this.page.list();
  }

  /** @param {string} account @param {boolean} on */
  blocked(account, on) {
    for (const room of this.rooms.values()) {
      if (room.view.with?.id !== account) continue;
      room.view = { ...room.view, blocked: on };
      this.page.room(room.id);
    }
    this.page.list();
  }

  /**
   * Sees to it that a room's newest page is here.
   *
   * @param {string} id
   * @returns {Promise<boolean>} whether there is such a room
   */
  async open(id) {
    if (this.rooms.get(id)?.isLoaded) return true;
    const answer = await this.asks.ask({ t: "open", room: id });
    return answer.t === "page";
  }

  /** @param {Room} room */
  async earlier(room) {
    const before = room.messages[0]?.seq;
    if (before === undefined) return;
    const answer = await this.asks.ask({ t: "history", room: room.id, before });
    // A room that was begun afresh meanwhile has another first message: what lies before this one would leave a hole.
    if (answer.t === "history" && room.messages[0]?.seq === before) room.history(/** @type {any} */ (answer));
    this.page.room(room.id);
  }

  /**
   * Everything up to the newest message was seen.
   *
   * @param {Room} room
   */
  seen(room) {
    const { newest } = room;
    if (newest <= room.view.read && room.view.unread === 0) return;
    room.seen(newest);
    this.#mark(room);
    this.page.list();
  }

  /** All that is unread, up to what is counted. */
  get unread() {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.view.unread, 0);
  }

  #synced() {
    this.isSynced = true;
    for (const room of this.rooms.values()) {
      if (!room.isLoaded && !this.#told.has(room.id)) this.rooms.delete(room.id);
    }
    this.page.list();
    const unread = [...this.rooms.values()].filter((room) => room.view.unread > 0);
    unread.forEach((room, n) => setTimeout(() => this.#mark(room), n * MARK_PAUSE_MS));
    for (const room of this.rooms.values()) this.page.room(room.id);
  }

  /** @param {import("./frames.js").Changed & { ask?: number }} frame */
  #changed(frame) {
    let room = this.rooms.get(frame.room);
    const newest = room?.newest ?? 0;
    if (!room && frame.view) {
      room = new Room(this.me, { ...frame.view, position: frame.from });
      this.rooms.set(frame.room, room);
    }
    if (!room) return;
    this.#told.add(room.id);
    const isWhole = room.changed(frame);
    if (frame.ask !== undefined) this.#catching.delete(room.id);
    if (!isWhole) this.#catchUp(room);
    this.#news(room, frame.messages, newest);
  }

  /** @param {import("./frames.js").Page} frame */
  #page(frame) {
    const held = this.rooms.get(frame.view.id);
    const newest = held?.newest ?? Infinity;
    const room = held ?? new Room(this.me, frame.view);
    this.rooms.set(room.id, room);
    this.#told.add(room.id);
    this.#catching.delete(room.id);
    room.page(frame);
    this.#news(room, frame.messages, newest);
  }

  /**
   * @param {Room} room
   * @param {Message[]} messages
   * @param {number} newest what was known before
   */
  #news(room, messages, newest) {
    this.page.heard(
      room,
      messages.filter((message) => message.seq > newest && message.by !== this.me && !message.notice),
    );
    this.page.room(room.id);
    this.page.list();
    if (this.isSynced) this.#mark(room);
  }

  /** Tells how far a room has come here, if that is news. @param {Room} room */
  #mark(room) {
    const marks = { delivered: room.newest, read: room.view.read };
    const mark = JSON.stringify(marks);
    if (room.newest === 0 || this.#marked.get(room.id) === mark) return;
    if (this.page.send({ t: "mark", room: room.id, ...marks })) this.#marked.set(room.id, mark);
  }

  /** @param {Room} room */
  async #catchUp(room) {
    if (this.#catching.has(room.id)) return;
    this.#catching.add(room.id);
    const answer = await this.asks.ask({ t: "catch_up", cursor: room.cursor });
    if (answer.t === "refused") {
      this.#catching.delete(room.id);
      if (answer.why === "no_such_room") this.rooms.delete(room.id);
      this.page.list();
    }
  }
}
