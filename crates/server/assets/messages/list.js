/** The list of conversations, the most recently active first. Lines are kept and moved, so that the focus stays. */

import { part } from "../js/ui.js";
import { say } from "../js/words.js";
import { face, hiddenWords, make } from "./dom.js";
import { badge, lastLine, titleOf } from "./said.js";
import { shortName } from "./times.js";

export class List {
  #list = part("rooms");
  /** What each line was made of, so that only what has changed is made again. @type {Map<string, string>} */
  #made = new Map();

  /**
   * @param {import("./room.js").Room[]} rooms
   * @param {{ me: string, shown: string, typing: (room: string) => string }} about `shown`: the one that is open;
   *   `typing`: who types in it, in words
   */
  show(rooms, { me, shown, typing }) {
    const sorted = rooms.toSorted((a, b) => b.view.active_at - a.view.active_at || (a.id < b.id ? 1 : -1));
    const held = new Map([...this.#list.children].map((line) => [line.getAttribute("data-room") ?? "", line]));
    /** @type {Element | null} */
    let at = this.#list.firstElementChild;
    for (const { view } of sorted) {
      const typed = typing(view.id);
      const mark = JSON.stringify([view.with, view.title, view.last, view.unread, view.id === shown, typed, new Date().toDateString()]);
      let line = held.get(view.id);
      held.delete(view.id);
      if (!line || this.#made.get(view.id) !== mark) {
        const fresh = this.#line(view, me, view.id === shown, typed);
        if (line) {
          // The link itself stays where it can be, for whoever stands on it.
          line.className = fresh.className;
          const [old, made] = [line.querySelector("a"), fresh.querySelector("a")];
          if (old && made) {
            old.replaceChildren(...made.childNodes);
            if (view.id === shown) old.setAttribute("aria-current", "true");
            else old.removeAttribute("aria-current");
          }
        } else {
          line = fresh;
        }
        this.#made.set(view.id, mark);
      }
      if (line === at) at = at.nextElementSibling;
      else this.#list.insertBefore(line, at);
    }
    for (const [id, line] of held) {
      line.remove();
      this.#made.delete(id);
    }
    part("rooms-empty").hidden = sorted.length > 0;
  }

  /** Where the focus goes when a conversation is left. @param {string} room */
  focus(room) {
    const line = this.#list.querySelector(`li[data-room="${CSS.escape(room)}"] a`) ?? part("new-link");
    if (line instanceof HTMLElement) line.focus({ preventScroll: false });
  }

  /**
   * The line before or after one, for the arrow keys.
   *
   * @param {Element} link
   * @param {1 | -1} step
   */
  static step(link, step) {
    const line = link.closest("li");
    const next = step > 0 ? line?.nextElementSibling : line?.previousElementSibling;
    next?.querySelector("a")?.focus();
  }

  /**
   * The same as the macro `room` in templates/messages/parts.html.
   *
   * @param {import("./frames.js").RoomView} view
   * @param {string} me
   * @param {boolean} isShown
   * @param {string} typing
   */
  #line(view, me, isShown, typing) {
    const at = view.last?.at ?? view.active_at;
    const time = make("time", "room-time", at ? shortName(at) : "");
    time.dateTime = at ? new Date(at).toISOString() : "";
    const name = make("span", "room-name", titleOf(view));
    const last = make("span", typing ? "room-last typing-now" : "room-last", typing || lastLine(view, me));
    name.dir = last.dir = "auto";
    const below = make("span", "room-top", last);
    if (view.unread > 0) {
      const number = make("span", "", badge(view.unread));
      number.setAttribute("aria-hidden", "true");
      below.append(make("span", "badge", number, hiddenWords(say("messages-unread", { n: badge(view.unread) }))));
    }
    const link = make("a", "room-line", face(view), make("span", "room-words", make("span", "room-top", name, time), below));
    link.href = `/messages/${view.id}`;
    if (isShown) link.setAttribute("aria-current", "true");
    const line = make("li", view.unread > 0 ? "unread" : "", link);
    line.dataset.room = view.id;
    return line;
  }
}
