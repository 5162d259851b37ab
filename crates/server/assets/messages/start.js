/** The forms that start a conversation with one person, or a group. */

import { part } from "../js/ui.js";
import { say } from "../js/words.js";
import { fail, problem } from "./dom.js";
import { freshId } from "./ids.js";

export class Start {
  /**
   * @param {(frame: import("../js/line.js").Frame) => Promise<import("../js/line.js").Frame>} ask
   * @param {(room: string) => void} started
   */
  constructor(ask, started) {
    this.ask = ask;
    this.started = started;
    const fields = ["start-name", "group-title", "group-names"];
    for (const id of fields) part(id).addEventListener("input", () => problem(id, ""));
    part("start-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#start();
    });
    part("group-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#found();
    });
  }

  /**
   * Writes to somebody.
   *
   * @param {string} userName
   * @returns {Promise<string>} why it cannot be, in words; empty where it can
   */
  async writeTo(userName) {
    const answer = await this.ask({ t: "start", user_name: userName });
    if (answer.t !== "room") return refusal(answer.why, userName);
    this.started(answer.view.id);
    return "";
  }

  async #start() {
    const field = input("start-name");
    const name = nameIn(field.value);
    if (!name) return fail("start-name", say("messages-refused-empty-name"));
    const words = await whileBusy(part("start-form"), () => this.writeTo(name));
    if (words) return fail("start-name", words);
    field.value = "";
  }

  async #found() {
    const title = input("group-title").value.trim();
    const names = input("group-names").value.split(/[\s,;]+/u).map(nameIn).filter(Boolean);
    if (!title) return fail("group-title", say("messages-refused-empty-title"));
    const frame = { t: "found", room: freshId(), notice: freshId(), title, user_names: names };
    const answer = await whileBusy(part("group-form"), () => this.ask(frame));
    if (answer.t !== "room") {
      const isName = answer.why === "no_such_person";
      return fail("group-names", isName ? say("messages-refused-names") : refusal(answer.why, names.join(", ")));
    }
    input("group-title").value = "";
    input("group-names").value = "";
    this.started(answer.view.id);
  }
}

/** @param {string} id */
function input(id) {
  return /** @type {HTMLInputElement} */ (part(id));
}

/** A user name as people type it: perhaps with an @ before it. @param {string} typed */
export function nameIn(typed) {
  return typed.trim().replace(/^@/u, "");
}

/**
 * Why something was refused, in words.
 *
 * @param {string} why
 * @param {string} name
 */
export function refusal(why, name) {
  return say(`messages-refused-${why}`, { name });
}

/**
 * A form is sent once at a time.
 *
 * @template T
 * @param {HTMLElement} form
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function whileBusy(form, act) {
  const submit = form.querySelector("button[type=submit]");
  submit?.setAttribute("disabled", "");
  try {
    return await act();
  } finally {
    submit?.removeAttribute("disabled");
  }
}
