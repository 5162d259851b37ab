/**
 * The make-believe phone: looks every second and a half whether something has arrived, and shows it.
 */

import { enableCopying } from "./copy.js";
import { localiseTimes } from "./time.js";

/** How often it looks, in milliseconds. */
const LOOK_EVERY_MS = 1500;

/** @param {Element} article */
const nameOf = (article) => article.querySelector("time")?.getAttribute("datetime") + (article.textContent ?? "");

/** @param {Element} screen */
const namesOf = (screen) => new Set([...screen.querySelectorAll("article")].map((one) => one.dataset.name));

/** @param {Document | Element} page */
function name(page) {
  for (const article of page.querySelectorAll("article")) article.dataset.name = nameOf(article);
}

async function look() {
  const screen = document.querySelector("[data-handset]");
  if (!screen || document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-handset]");
  if (!fresh) return;
  name(fresh);
  const known = namesOf(screen);
  const arrived = namesOf(fresh);
  if (known.size === arrived.size && [...arrived].every((one) => known.has(one))) return;
  for (const article of fresh.querySelectorAll("article")) {
    article.classList.toggle("new", !known.has(article.dataset.name));
  }
  screen.replaceChildren(...fresh.childNodes);
  enhance();
}

function enhance() {
  enableCopying();
  localiseTimes();
}

async function keepLooking() {
  try {
    await look();
  } catch {
    // The server is away for a moment; it is looked for again.
  }
  setTimeout(keepLooking, LOOK_EVERY_MS);
}

name(document);
enhance();
setTimeout(keepLooking, LOOK_EVERY_MS);
