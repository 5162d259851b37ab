/**
 * The list of recent calls. The server writes it into the page; new lines are added here as calls end.
 *
 * @typedef {import("./frames.js").RecentCall} RecentCall
 */

import { icon, part } from "../js/ui.js";
import { avatar } from "../js/people.js";
import { say } from "../js/words.js";

/**
 * Minutes and seconds, or hours too: 4:07, 1:02:45.
 *
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/**
 * How a call went, as the line of a list says it. The same rules as `Line` in web/pages/calls.rs.
 *
 * @param {RecentCall} entry
 * @returns {{ words: string, icon: string, missed: boolean }}
 */
function told({ direction, outcome, talked_ms: talkedMs }) {
  const lasted = outcome === "talked" ? `, ${say("calls-lasted", { time: clock(talkedMs) })}` : "";
  if (direction === "outgoing") {
    const words = {
      talked: say("calls-outgoing") + lasted,
      no_answer: say("calls-unanswered"),
      declined: say("calls-declined"),
      cancelled: say("calls-cancelled"),
      busy: say("calls-was-busy"),
    };
    return { words: words[outcome], icon: "call-out", missed: false };
  }
  if (outcome === "talked") return { words: say("calls-incoming") + lasted, icon: "call-in", missed: false };
  if (outcome === "declined") return { words: say("calls-declined"), icon: "call-in", missed: false };
  return { words: say("calls-missed"), icon: "call-missed", missed: true };
}

/**
 * Puts a new line on top.
 *
 * @param {RecentCall} entry
 */
export function add(entry) {
  const list = part("recent");
  if (list.dataset.firstPage !== "true" || list.querySelector(`[data-call="${entry.call}"]`)) return;
  const template = /** @type {HTMLTemplateElement} */ (part("recent-line"));
  const line = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  const { name, user_name: userName } = entry.with;
  const { words, icon: sign, missed } = told(entry);
  line.dataset.call = entry.call;
  line.classList.toggle("missed", missed);
  line.classList.toggle("unseen", entry.unseen);
  line.classList.toggle("camera", entry.camera);
  line.querySelector(".avatar")?.replaceWith(avatar(name, userName));
  fill(line, "[data-name]", name || userName);
  fill(line, "[data-how]", words);
  line.querySelector("[data-icon]")?.replaceChildren(icon(sign));
  line.querySelector("time")?.setAttribute("datetime", new Date(entry.at).toISOString());
  for (const link of line.querySelectorAll("[data-dial]")) {
    link.setAttribute("href", `${location.pathname}?${new URLSearchParams({ to: userName })}`);
    const key = link.getAttribute("data-dial") === "video" ? "calls-call-video" : "calls-call-voice";
    link.setAttribute("aria-label", say(key, { name: name || userName }));
  }
  list.prepend(line);
  list.hidden = false;
  part("recent-clear").hidden = false;
  part("recent-empty").hidden = true;
  showTimes();
}

/** One day, in milliseconds. */
const DAY_MS = 86_400_000;

/**
 * Says when each call was, as people do: today's by the hour, the week's by the day. The server writes UTC.
 */
export function showTimes() {
  const page = document.documentElement.lang;
  const language = navigator.languages.find((one) => one === page || one.startsWith(`${page}-`)) ?? page;
  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(language, options);
  const hour = format({ timeStyle: "short" });
  const weekday = format({ weekday: "long", hour: "numeric", minute: "2-digit" });
  const date = format({ dateStyle: "medium" });
  const yesterday = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-1, "day");
  const midnight = new Date().setHours(0, 0, 0, 0);
  for (const time of document.querySelectorAll("#recent time[data-when]")) {
    const at = Date.parse(time.getAttribute("datetime") ?? "");
    if (Number.isNaN(at)) continue;
    if (at >= midnight) time.textContent = hour.format(at);
    else if (at >= midnight - DAY_MS) time.textContent = `${yesterday}, ${hour.format(at)}`;
    else time.textContent = (at >= midnight - 6 * DAY_MS ? weekday : date).format(at);
  }
}

/** The missed calls have been looked at, here or in another window. */
export function seen() {
  for (const line of document.querySelectorAll("#recent .unseen")) line.classList.remove("unseen");
}

/** Whether the list shows a missed call that nobody has looked at. */
export function hasUnseen() {
  return document.querySelector("#recent .unseen") !== null;
}

/**
 * @param {Element} line
 * @param {string} selector
 * @param {string} words
 */
function fill(line, selector, words) {
  const found = line.querySelector(selector);
  if (found) found.textContent = words;
}
