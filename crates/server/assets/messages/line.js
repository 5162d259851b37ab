/** What the page says about its line, and what becomes of the page where there will be none any more. */

import { notice } from "../js/notices.js";
import { icon, part } from "../js/ui.js";
import { say } from "../js/words.js";
import { make } from "./dom.js";
import { forget } from "./kept.js";

/** How long the line may be down before the page says so, in milliseconds: a moment is nobody's concern. */
const WAITING_MS = 1500;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {import("../js/line.js").LineState} state */
export function showLine(state) {
  part("main").dataset.line = state;
  if (state === "waiting") {
    waiting ??= setTimeout(() => notice("line", { words: say("messages-line-waiting") }), WAITING_MS);
    return;
  }
  clearTimeout(waiting);
  waiting = undefined;
  notice("line", null);
  if (state === "signed-out") return showSignedOut();
  if (state === "replaced") {
    const pressed = () => location.reload();
    notice("line", { words: say("messages-line-replaced"), button: say("messages-line-take-over"), pressed });
  }
}

/** Whoever looks at this window next need not be the same person: nothing stays of what was said. */
function showSignedOut() {
  forget();
  const link = make("a", "button main", say("messages-line-sign-in"));
  link.href = `/sign-in?${new URLSearchParams({ app: "messages", next: location.pathname })}`;
  const sign = make("span", "arch", icon("lock"));
  sign.setAttribute("aria-hidden", "true");
  const pane = make("section", "pane-hint signed-out", sign, make("p", "", say("messages-line-signed-out")), make("p", "", link));
  pane.setAttribute("role", "alert");
  const main = part("main");
  main.dataset.shows = "list";
  main.replaceChildren(...main.querySelectorAll("h1"), pane);
  for (const one of document.querySelectorAll("dialog, #said")) one.remove();
  document.title = document.title.split(" · ").slice(-2).join(" · ");
  link.focus();
}
