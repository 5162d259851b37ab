/**
 * What is known of a conversation, and what can be done about it: the members of a group, leaving it, blocking.
 *
 * @typedef {import("./frames.js").Member} Member
 * @typedef {import("./room.js").Room} Room
 * @typedef {import("../js/line.js").Frame} Frame
 */

import { avatar } from "../js/people.js";
import { part, toast } from "../js/ui.js";
import { say } from "../js/words.js";
import { button, face, fail, hiddenWords, make, problem } from "./dom.js";
import { freshId } from "./ids.js";
import { isThere, nameOf, titleOf } from "./said.js";
import { nameIn, refusal, whileBusy } from "./start.js";
import { sure } from "./sure.js";

export class About {
  /** @type {Room | null} */
  #room = null;

  /**
   * @param {{
   *   ask: (frame: Frame) => Promise<Frame>,
   *   writeTo: (userName: string) => Promise<string>,
   *   blocked: (account: string, on: boolean) => void,
   *   left: (room: string) => void,
   * }} acts
   */
  constructor(acts) {
    this.acts = acts;
    part("block-now").addEventListener("click", () => this.#block());
    part("leave-now").addEventListener("click", () => this.#leave());
    part("add-name").addEventListener("input", () => problem("add-name", ""));
    part("rename-title").addEventListener("input", () => problem("rename-title", ""));
    part("add-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add();
    });
    part("rename-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#rename();
    });
  }

  /** @param {Room} room */
  show(room) {
    const isOther = this.#room?.id !== room.id;
    this.#room = room;
    const { view } = room;
    part("about-back").setAttribute("href", `/messages/${room.id}`);
    part("about-face").replaceChildren(face(view, "l"));
    part("about-name").textContent = titleOf(view);
    part("about-detail").textContent = view.with ? view.with.user_name : say("messages-group-size", { n: String(view.size) });
    part("about-group").hidden = view.title === undefined;
    part("about-person").hidden = !view.with?.user_name;
    const call = part("about-call");
    call.hidden = !view.with || !isThere(view);
    call.setAttribute("href", `/calls?${new URLSearchParams({ to: view.with?.user_name ?? "" })}`);
    const words = part("block-now").querySelector("span");
    if (words) words.textContent = say(view.blocked ? "messages-unblock" : "messages-block");
    part("block-now").classList.toggle("danger", !view.blocked);
    const isOwner = view.role === "owner";
    part("add-form").hidden = !isOwner;
    part("rename-form").hidden = !isOwner;
    part("leave").hidden = view.role === undefined;
    const title = /** @type {HTMLInputElement} */ (part("rename-title"));
    if (isOther || document.activeElement !== title) title.value = view.title ?? "";
    if (view.title !== undefined) this.#members(room, isOwner);
  }

  /** @param {Room} room @param {boolean} isOwner */
  #members(room, isOwner) {
    const there = [...room.members.values()].filter((member) => member.role);
    there.sort((a, b) => Number(b.id === room.me) - Number(a.id === room.me) || nameOf(a).localeCompare(nameOf(b)));
    part("members").replaceChildren(...there.map((member) => this.#member(room, member, isOwner)));
  }

  /** @param {Room} room @param {Member} member @param {boolean} isOwner */
  #member(room, member, isOwner) {
    const name = nameOf(member);
    const isMe = member.id === room.me;
    const title = make("span", "title", isMe ? say("messages-you") : name);
    title.dir = "auto";
    const mark = member.role === "owner" ? [" ", make("span", "badge off", say("messages-owner"))] : [];
    const row = make("li", "list-row members-row", avatar(member.name, member.user_name));
    row.append(make("div", "body", title, make("span", "detail", member.user_name, ...mark)));
    if (isMe) return row;
    const write = button("icon-button", "messages", "", async () => {
      const words = await this.acts.writeTo(member.user_name);
      if (words) toast(words);
    });
    write.append(hiddenWords(say("messages-write-to-them", { name })));
    row.append(write);
    if (isOwner) {
      const remove = button("icon-button", "close", "", () => this.#remove(room, member));
      remove.append(hiddenWords(say("messages-remove", { name })));
      row.append(remove);
    }
    return row;
  }

  async #block() {
    const room = this.#room;
    const whom = room?.view.with;
    if (!room || !whom) return;
    const name = nameOf(whom);
    const on = !room.view.blocked;
    if (on && !(await sure(say("messages-block-sure", { name }), say("messages-block-yes")))) return;
    const answer = await this.acts.ask({ t: "block", account: whom.id, on });
    if (answer.t === "refused") return toast(refusal(answer.why, name));
    this.acts.blocked(whom.id, on);
    toast(say(on ? "messages-block-done" : "messages-unblock-done", { name }));
  }

  async #leave() {
    const room = this.#room;
    if (!room || !(await sure(say("messages-leave-sure", { title: titleOf(room.view) }), say("messages-leave-yes")))) return;
    const answer = await this.acts.ask({ t: "leave", room: room.id, notice: freshId() });
    if (answer.t === "refused") return toast(refusal(answer.why, ""));
    this.acts.left(room.id);
  }

  /** @param {Room} room @param {Member} member */
  async #remove(room, member) {
    const name = nameOf(member);
    if (!(await sure(say("messages-remove-sure", { name }), say("messages-remove", { name })))) return;
    const answer = await this.acts.ask({ t: "remove", room: room.id, notice: freshId(), account: member.id });
    if (answer.t === "refused") toast(refusal(answer.why, name));
  }

  async #add() {
    const field = /** @type {HTMLInputElement} */ (part("add-name"));
    const name = nameIn(field.value);
    if (!this.#room) return;
    if (!name) return fail("add-name", say("messages-refused-empty-name"));
    const frame = { t: "add", room: this.#room.id, notice: freshId(), user_name: name };
    const answer = await whileBusy(part("add-form"), () => this.acts.ask(frame));
    if (answer.t === "refused") return fail("add-name", refusal(answer.why, name));
    field.value = "";
    field.focus();
  }

  async #rename() {
    const field = /** @type {HTMLInputElement} */ (part("rename-title"));
    const title = field.value.trim();
    if (!this.#room || title === this.#room.view.title) return;
    if (!title) return fail("rename-title", say("messages-refused-empty-title"));
    const frame = { t: "rename", room: this.#room.id, notice: freshId(), title };
    const answer = await whileBusy(part("rename-form"), () => this.acts.ask(frame));
    if (answer.t === "refused") fail("rename-title", refusal(answer.why, title));
  }
}
