/**
 * Moments in the person's own time zone and way of writing. The server writes them in UTC.
 *
 * @param {ParentNode} [within]
 */
export function localiseTimes(within = document) {
  const page = document.documentElement.lang;
  // The page's language as this person's region writes it: en-GB rather than en.
  const language = navigator.languages.find((one) => one === page || one.startsWith(`${page}-`)) ?? page;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of within.querySelectorAll("time[data-moment], time[data-day]")) {
    const at = new Date(time.getAttribute("datetime") ?? "");
    if (Number.isNaN(at.getTime())) continue;
    time.textContent = (time.hasAttribute("data-day") ? day : moment).format(at);
  }
}

localiseTimes();
