/**
 * The page of Calls: puts the telephone, the form for dialling, the list and the notices together.
 */

import { notice } from "../js/notices.js";
import { Phone } from "./phone.js";
import * as recent from "./recent.js";
import { part } from "../js/ui.js";
import { say } from "../js/words.js";

/** How long a missed call is shown as new once the list is in view, in milliseconds. */
const SEEN_AFTER_MS = 2500;

/** How long the line may be down before the page says so, in milliseconds: a moment is nobody's concern. */
const WAITING_MS = 1500;

/** How often the title changes while it rings, in milliseconds. */
const FLASH_MS = 1000;

const title = document.title;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setInterval> | undefined} */
let flashing;

const phone = new Phone({
  line(state) {
    if (state === "waiting") {
      waiting ??= setTimeout(() => notice("line", { words: say("calls-line-waiting") }), WAITING_MS);
      return;
    }
    clearTimeout(waiting);
    waiting = undefined;
    notice("line", null);
    if (state === "signed-out") {
      const link = `/sign-in?${new URLSearchParams({ app: "calls" })}`;
      notice("line", { words: say("calls-line-signed-out"), bad: true, button: say("calls-line-sign-in"), link });
    }
    if (state === "replaced") {
      const pressed = () => location.reload();
      notice("line", { words: say("calls-line-replaced"), button: say("calls-line-take-over"), pressed });
    }
  },
  refused(why, to) {
    const input = /** @type {HTMLInputElement} */ (part("to"));
    input.value = to;
    problem(say(`calls-refused-${why}`, { name: to }));
    input.focus();
  },
  elsewhere(other) {
    if (!other) return notice("elsewhere", null);
    const name = other.with.name || other.with.user_name;
    const pressed = () => phone.hangUp(other.call);
    notice("elsewhere", { words: say("calls-elsewhere", { name }), button: say("calls-elsewhere-end"), pressed });
  },
  recent(entry) {
    recent.add(entry);
    showTitle();
    lookSoon();
  },
  seen() {
    recent.seen();
    showTitle();
  },
  changed() {
    showTitle();
    lookSoon();
  },
  sound: showSilence,
});

/** The browser lets a page ring only after somebody has touched it; say so, and how to change it. */
function showSilence() {
  const blocked = phone.sound.isBlocked;
  const pressed = () => phone.sound.wake();
  notice("silent", blocked ? { words: say("calls-silent"), button: say("calls-silent-wake"), pressed } : null);
}

function showTitle() {
  clearInterval(flashing);
  const name = phone.person.name || phone.person.user_name;
  if (phone.at === "idle" || phone.at === "ended") {
    document.title = recent.hasUnseen() ? `● ${title}` : title;
  } else if (phone.at === "incoming") {
    const rings = say("calls-title-rings", { name });
    document.title = rings;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    flashing = setInterval(() => {
      document.title = document.title === rings ? title : rings;
    }, FLASH_MS);
  } else {
    document.title = `${name} · ${title}`;
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let looking;

/** Missed calls count as seen when the list has been in view for a moment. */
function lookSoon() {
  clearTimeout(looking);
  looking = setTimeout(() => {
    const inView = document.visibilityState === "visible" && document.hasFocus() && phone.at === "idle";
    if (inView && recent.hasUnseen()) phone.line.say({ do: "seen" });
  }, SEEN_AFTER_MS);
}

/** @param {string} words */
function problem(words) {
  const error = part("to-error");
  error.hidden = !words;
  const text = error.querySelector("span");
  if (text) text.textContent = words;
  part("to").setAttribute("aria-invalid", String(Boolean(words)));
}

part("dial").addEventListener("submit", (event) => {
  event.preventDefault();
  const input = /** @type {HTMLInputElement} */ (part("to"));
  const to = input.value.trim();
  problem(to ? "" : say("calls-refused-empty"));
  if (!to) return input.focus();
  const button = event.submitter;
  phone.dial(to, !(button instanceof HTMLButtonElement) || button.value === "video");
});

part("to").addEventListener("input", () => problem(""));

part("recent").addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-dial]");
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const to = new URL(link.href).searchParams.get("to") ?? "";
  const name = link.closest("li")?.querySelector("[data-name]")?.textContent ?? to;
  problem("");
  phone.dial(to, link.dataset.dial === "video", name);
});

addEventListener("focus", lookSoon);
document.addEventListener("visibilitychange", lookSoon);
recent.showTimes();
showSilence();
showTitle();
lookSoon();

// Who comes by a link, from a conversation, has only to press the button.
if (/** @type {HTMLInputElement} */ (part("to")).value) {
  part("dial").querySelector("button")?.focus();
}
