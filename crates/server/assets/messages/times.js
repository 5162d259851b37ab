/** When something was said, in the person's own time zone and way of writing. The server writes UTC. */

import { say } from "../js/words.js";

/** One day, in milliseconds; by the clock a day may be an hour more or less. */
const DAY_MS = 86_400_000;

const page = document.documentElement.lang;
/** The page's language as this person's region writes it: en-GB rather than en. */
const language = navigator.languages.find((one) => one === page || one.startsWith(`${page}-`)) ?? page;
const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(language, options);
const hours = format({ timeStyle: "short" });
const weekdays = format({ weekday: "long" });
const days = format({ weekday: "long", day: "numeric", month: "long" });
const dates = format({ dateStyle: "long" });
const shortDates = format({ dateStyle: "short" });

/** @param {number} at */
const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);

/**
 * The day of a moment, as a number that is the same all day.
 *
 * @param {number} at in milliseconds since 1970
 */
export function dayOf(at) {
  return midnight(at);
}

/**
 * How many midnights lie between a moment and now.
 *
 * @param {number} at
 */
function daysAgo(at) {
  return Math.round((midnight(Date.now()) - midnight(at)) / DAY_MS);
}

/** @param {number} at */
export function hourOf(at) {
  return hours.format(at);
}

/** A day, as it stands between messages. @param {number} at */
export function dayName(at) {
  const ago = daysAgo(at);
  if (ago === 0) return say("messages-today");
  if (ago === 1) return say("messages-yesterday");
  return (ago > 0 && ago < 300 ? days : dates).format(at);
}

/** The same in a line of the list: today by the hour, the week by the day. @param {number} at */
export function shortName(at) {
  const ago = daysAgo(at);
  if (ago <= 0) return hourOf(at);
  if (ago === 1) return say("messages-yesterday");
  return (ago < 7 ? weekdays : shortDates).format(at);
}

/** Says again what the server has written. @param {ParentNode} [within] */
export function localise(within = document) {
  for (const time of within.querySelectorAll("time[data-at]")) {
    const at = Date.parse(time.getAttribute("datetime") ?? "");
    if (Number.isNaN(at)) continue;
    const names = { list: shortName, day: dayName, hour: hourOf };
    const name = names[/** @type {"list" | "day" | "hour"} */ (time.getAttribute("data-at"))] ?? hourOf;
    time.textContent = name(at);
  }
}
