/** Who is blocked, and letting them in again. */

import { avatar } from "../js/people.js";
import { part, toast } from "../js/ui.js";
import { say } from "../js/words.js";
import { button, make } from "./dom.js";
import { nameOf } from "./said.js";
import { refusal } from "./start.js";

/**
 * @param {(frame: import("../js/line.js").Frame) => Promise<import("../js/line.js").Frame>} ask
 * @param {(account: string, on: boolean) => void} blocked
 */
export async function showBlocked(ask, blocked) {
  const answer = await ask({ t: "blocked" });
  if (answer.t !== "people") return;
  draw(answer.people);

  /** @param {import("./frames.js").Person[]} people */
  function draw(people) {
    part("blocked").replaceChildren(...people.map((person) => line(person, people)));
    part("blocked").hidden = people.length === 0;
    part("blocked-empty").hidden = people.length > 0;
  }

  /** @param {import("./frames.js").Person} person @param {import("./frames.js").Person[]} people */
  function line(person, people) {
    const name = nameOf(person);
    const title = make("span", "title", name);
    title.dir = "auto";
    const unblock = button("button", "", say("messages-unblock"), async () => {
      const done = await ask({ t: "block", account: person.id, on: false });
      if (done.t === "refused") return toast(refusal(done.why, name));
      blocked(person.id, false);
      toast(say("messages-unblock-done", { name }));
      draw(people.filter((one) => one !== person));
      part("blocked-title").focus();
    });
    const body = make("div", "body", title, make("span", "detail", person.user_name));
    return make("li", "list-row", avatar(person.name, person.user_name), body, unblock);
  }
}
