/**
 * The log of the conversation that is open. Lines are kept where nothing has changed, and the place where the person
 * reads is kept whatever comes above or below it. The log runs from below (room.css): its end is at scroll place 0.
 *
 * @typedef {import("./frames.js").Message} Message
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./outbox.js").Pending} Pending
 * @typedef {import("./room.js").Room} Room
 */

import { icon, part } from "../js/ui.js";
import { say } from "../js/words.js";
import { button, hiddenWords, make } from "./dom.js";
import { linesOf } from "./lines.js";
import { nodesOf } from "./links.js";
import { nameOf, titleOf, wordsOf } from "./said.js";
import { dayName, dayOf, hourOf } from "./times.js";

/** As far from the end, in pixels, the newest message still counts as in view. */
const NEAR_END = 48;

/** Up to three signs and no words are drawn large. */
const ONLY_SIGNS = /^(?:\p{Extended_Pictographic}[\u200d\ufe0f\p{Emoji_Modifier}\p{Extended_Pictographic}]*){1,3}$/u;

const STATES = { sent: "check", delivered: "check-twice", read: "check-twice" };

export class Log {
  #log = part("log");
  #lines = part("lines");
  #earlier = part("earlier");
  #newest = part("newest");
  /** @type {Map<string, { made: string, element: HTMLElement }>} */
  #made = new Map();
  /** The message whose actions are open. */
  #open = "";
  #room = "";
  #isEarlierAsked = false;
  /** How many messages have come below what is in view. */
  #below = 0;

  /**
   * @param {{
   *   edit: (message: Message) => void,
   *   remove: (message: Message) => void,
   *   copy: (text: string) => void,
   *   retry: (pending: Pending) => void,
   *   discard: (pending: Pending) => void,
   *   earlier: () => Promise<void>,
   *   reached: () => void,
   *   draw: () => void,
   * }} acts `reached`: the newest message is in view; `draw`: draw the same again
   */
  constructor(acts) {
    this.acts = acts;
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#newest.addEventListener("click", () => this.toEnd());
    this.#log.addEventListener("keydown", (event) => this.#key(event));
    this.#earlier.querySelector("a")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.#askEarlier();
    });
    new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) this.#askEarlier();
      },
      { root: this.#log, rootMargin: "600px 0px" },
    ).observe(this.#earlier);
  }

  /** Whether the newest message is in view. */
  get isAtEnd() {
    return Math.abs(this.#log.scrollTop) < NEAR_END;
  }

  toEnd() {
    this.#log.scrollTop = 0;
    this.#scrolled();
  }

  /**
   * Draws a conversation, or what has changed of it.
   *
   * @param {Room} room
   * @param {readonly Pending[]} pending
   * @param {number} unreadFrom
   */
  draw(room, pending, unreadFrom) {
    const isOther = this.#room !== room.id;
    if (isOther) {
      this.#room = room.id;
      this.#made.clear();
      this.#open = "";
      this.#below = 0;
      this.#isEarlierAsked = false;
      this.#lines.replaceChildren();
    }
    const anchor = this.isAtEnd || isOther ? null : this.#anchor();
    const lines = linesOf({ room, pending, unreadFrom, dayOf });
    const held = this.#made;
    this.#made = new Map();
    /** @type {Element | null} */
    let at = this.#lines.firstElementChild;
    for (const line of lines) {
      const made = JSON.stringify([line, this.#open === line.key, line.is === "day" && dayName(line.at)]);
      const old = held.get(line.key);
      const element = old?.made === made ? old.element : this.#line(room, line);
      if (old && old.element !== element) {
        const hadFocus = old.element.contains(document.activeElement);
        if (old.element === at) at = old.element.nextElementSibling;
        old.element.remove();
        this.#lines.insertBefore(element, at);
        if (hadFocus) {
          const first = element.querySelector(".actions-row button");
          (first instanceof HTMLElement ? first : element).focus({ preventScroll: true });
        }
      } else if (element === at) {
        at = at.nextElementSibling;
      } else {
        this.#lines.insertBefore(element, at);
      }
      this.#made.set(line.key, { made, element });
    }
    while (at) {
      const next = at.nextElementSibling;
      at.remove();
      at = next;
    }
    this.#top(room, lines.length === 0);
    if (isOther) this.#start();
    else if (anchor) this.#log.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
    this.#showNewest();
  }

  /** The page of a conversation is not here yet: what the server has written of it stays, or nothing does. @param {string} room */
  wait(room) {
    if (this.#room === room) return;
    this.#room = "";
    this.#made.clear();
    this.#lines.replaceChildren(make("li", "event", say("messages-loading")));
    part("log-first").hidden = true;
    this.#earlier.hidden = true;
    this.#newest.hidden = true;
  }

  /** Messages by others have come. @param {number} count */
  came(count) {
    if (!this.isAtEnd) this.#below += count;
  }

  /** Opens what can be done with a message, or closes it. @param {string} id */
  #toggle(id) {
    this.#open = this.#open === id ? "" : id;
    this.acts.draw();
    if (this.#open) this.#lines.querySelector(".actions-row")?.scrollIntoView({ block: "nearest" });
  }

  async #askEarlier() {
    if (this.#isEarlierAsked || this.#earlier.hidden || !this.#room) return;
    this.#isEarlierAsked = true;
    const room = this.#room;
    const link = this.#earlier.querySelector("a");
    if (link) link.textContent = say("messages-loading");
    await this.acts.earlier();
    if (this.#room === room) this.#isEarlierAsked = false;
    if (link) link.textContent = link.dataset.words ?? "";
    // A short page leaves the link in view, and then nothing more would scroll it there.
    if (!this.#earlier.hidden && this.#earlier.getBoundingClientRect().bottom > 0) this.#askEarlier();
  }

  #scrolled() {
    if (this.isAtEnd) {
      this.#below = 0;
      this.acts.reached();
    }
    this.#showNewest();
  }

  #showNewest() {
    this.#newest.hidden = this.isAtEnd;
    part("newest-words").textContent = this.#below
      ? say("messages-new-below", { n: String(this.#below) })
      : say("messages-newest");
  }

  /** The line that is read just now: the first one in view. What only divides may go elsewhere. */
  #anchor() {
    const top = this.#log.getBoundingClientRect().top;
    for (const element of this.#lines.querySelectorAll(".message, .event")) {
      const box = element.getBoundingClientRect();
      if (box.bottom > top) return { element, top: box.top };
    }
    return null;
  }

  /** Where the person begins to read: at the divider, if it does not fit above the end, else at the end. */
  #start() {
    this.#log.scrollTop = 0;
    const divider = this.#lines.querySelector(".unread-line");
    if (divider && divider.getBoundingClientRect().top < this.#log.getBoundingClientRect().top) {
      divider.scrollIntoView({ block: "start" });
    }
    requestAnimationFrame(() => this.#scrolled());
  }

  /** @param {Room} room @param {boolean} isEmpty */
  #top(room, isEmpty) {
    const link = this.#earlier.querySelector("a");
    if (link && !link.dataset.words) link.dataset.words = link.textContent ?? "";
    if (link && !this.#isEarlierAsked) link.textContent = link.dataset.words ?? "";
    this.#earlier.hidden = !room.hasEarlier;
    const first = part("log-first");
    first.hidden = room.hasEarlier || (room.view.title !== undefined && !isEmpty);
    const title = titleOf(room.view);
    first.textContent = room.view.title === undefined ? say("messages-first", { name: title }) : say("messages-first-group", { title });
  }

  /** @param {Room} room @param {Line} line @returns {HTMLElement} */
  #line(room, line) {
    switch (line.is) {
      case "day": {
        const time = make("time", "", dayName(line.at));
        time.dateTime = new Date(line.at).toISOString();
        return make("li", "day", time);
      }
      case "unread":
        return make("li", "unread-line", make("span", "", say("messages-new-divider")));
      case "event":
        return make("li", "event", wordsOf(line.message, room.me));
      case "message":
        return this.#message(room, line);
      case "pending":
        return this.#pending(line);
    }
  }

  /**
   * The same as the macro `message` in templates/messages/parts.html.
   *
   * @param {Room} room
   * @param {Extract<Line, { is: "message" }>} line
   */
  #message(room, { message, mine, starts, ends, state, showsState }) {
    const author = mine ? say("messages-you") : nameOf(message);
    const text = make("p", "text", whose(author));
    text.dir = "auto";
    if (message.text === undefined) text.append(say("messages-deleted"));
    else text.append(...nodesOf(message.text));
    const time = make("time", "", hourOf(message.at));
    time.dateTime = new Date(message.at).toISOString();
    const meta = make("p", "meta", ...(message.edits ? [make("span", "", say("messages-edited"))] : []), time);
    if (state) {
      const words = say(`messages-state-${state}`);
      meta.append(make("span", `state ${state}`, icon(STATES[state]), showsState ? words : hiddenWords(words)));
    }
    const bubble = make("div", "bubble", text, meta);
    bubble.classList.toggle("deleted", message.text === undefined);
    bubble.classList.toggle("only-signs", ONLY_SIGNS.test(message.text ?? ""));
    const classes = `message ${mine ? "mine" : "theirs"}${starts ? " starts" : ""}${ends ? " ends" : ""}`;
    const element = make("li", classes);
    if (room.view.title !== undefined && starts && !mine) {
      const name = make("span", "author", author);
      name.dir = "auto";
      element.append(name);
    }
    element.append(bubble);
    element.tabIndex = -1;
    element.dataset.id = message.id;
    if (message.text !== undefined) this.#addActions(element, room, message, mine);
    return element;
  }

  /** @param {HTMLElement} element @param {Room} room @param {Message} message @param {boolean} mine */
  #addActions(element, room, message, mine) {
    const more = make("button", "icon-button more", icon("more"), hiddenWords(say("messages-actions")));
    more.type = "button";
    // Keys reach it from the message itself: so many stops between the log and the field would be in the way.
    more.tabIndex = -1;
    more.setAttribute("aria-expanded", String(this.#open === message.id));
    more.addEventListener("click", () => this.#toggle(message.id));
    element.append(more);
    if (this.#open !== message.id) return;
    const close = (/** @type {() => void} */ act) => () => {
      this.#toggle(message.id);
      act();
    };
    const row = make("div", "actions-row");
    // Without HTTPS, away from one's own machine, the browser keeps the clipboard from pages.
    if (navigator.clipboard) {
      row.append(button("button", "copy", say("messages-copy"), close(() => this.acts.copy(message.text ?? ""))));
    }
    if (mine && room.view.role && !room.view.blocked) {
      row.append(button("button", "edit", say("messages-edit"), close(() => this.acts.edit(message))));
      row.append(button("button danger", "trash", say("messages-delete"), close(() => this.acts.remove(message))));
    }
    element.append(row);
  }

  /** @param {Extract<Line, { is: "pending" }>} line */
  #pending({ pending, starts, ends }) {
    const text = make("p", "text", whose(say("messages-you")), ...nodesOf(pending.text));
    text.dir = "auto";
    const state = pending.failed ? "failed" : "sending";
    const sign = icon(pending.failed ? "alert" : "clock");
    const words = say(`messages-state-${state}`);
    const meta = make("p", "meta", make("span", `state ${state}`, sign, words));
    const bubble = make("div", "bubble", text, meta);
    bubble.classList.toggle("only-signs", ONLY_SIGNS.test(pending.text));
    const element = make("li", `message mine ${state}${starts ? " starts" : ""}${ends ? " ends" : ""}`, bubble);
    element.tabIndex = -1;
    element.dataset.id = pending.id;
    if (pending.failed) {
      const failure = make(
        "div",
        "failure",
        make("span", "", say(`messages-refused-${pending.failed}`)),
        button("link", "", say("messages-retry"), () => this.acts.retry(pending)),
        button("link", "", say("messages-discard"), () => this.acts.discard(pending)),
      );
      element.append(failure);
    }
    return element;
  }

  /**
   * Arrows go from message to message; Enter opens what can be done with one.
   *
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const all = [...this.#lines.querySelectorAll("li.message")];
    const here = all.indexOf(/** @type {Element} */ (document.activeElement?.closest("li.message")));
    const target = event.target instanceof HTMLElement ? event.target : this.#log;
    const isOnLine = target.matches("li.message");
    if (event.key === "Enter" && isOnLine && target.querySelector(".more")) {
      event.preventDefault();
      this.#toggle(target.dataset.id ?? "");
      return;
    }
    if (event.key === "Escape" && this.#open) {
      event.stopPropagation();
      this.#toggle(this.#open);
      return;
    }
    if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key) || target.closest(".actions-row")) return;
    const last = all.length - 1;
    const to = { ArrowUp: here < 0 ? last : here - 1, ArrowDown: here < 0 ? last : here + 1, Home: 0, End: last }[event.key];
    const next = all[Math.max(0, Math.min(last, to ?? last))];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
}

/**
 * Who says it, for those who only hear the page. With a direction of its own, so that the message keeps that of its
 * own first letter.
 *
 * @param {string} author
 */
function whose(author) {
  const words = hiddenWords(`${author}: `);
  words.dir = "auto";
  return words;
}
