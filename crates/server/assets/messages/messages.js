/**
 * The page of Messages: puts the line, the conversations, the list, the log and the field together.
 *
 * @typedef {import("./frames.js").Message} Message
 * @typedef {import("./room.js").Room} Room
 */

import { Line } from "../js/line.js";
import { part, toast } from "../js/ui.js";
import { say } from "../js/words.js";
import { About } from "./about.js";
import { Asks } from "./asks.js";
import { showBlocked } from "./blocked.js";
import { Composer } from "./composer.js";
import { face } from "./dom.js";
import { freshId } from "./ids.js";
import { Kept } from "./kept.js";
import { showLine } from "./line.js";
import { List } from "./list.js";
import { Log } from "./log.js";
import { Outbox } from "./outbox.js";
import { badge, isThere, nameOf, titleOf, wordsOf } from "./said.js";
import { Start, refusal } from "./start.js";
import { sure } from "./sure.js";
import { Talks } from "./talks.js";
import { localise } from "./times.js";
import { Typing } from "./typing.js";
import { Ways } from "./ways.js";

/** Titles end with the names of the app and the program. */
const ending = document.title.split(" · ").slice(-2).join(" · ");
const main = part("main");
const me = main.dataset.me ?? "";
/** With a keyboard at hand the field takes the focus by itself; on a phone it would cover half the page. */
const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)");

/** A window that hears nothing for this long asks whether its line still is one, in milliseconds. */
const SILENCE_MS = 30_000;

/** The conversation that is open, and the place of the first message below its divider; 0 for no divider. */
const divider = { room: "", from: 0 };
/** What the server clock is ahead of this one, in milliseconds. */
let ahead = 0;
/** When the server was last heard, by the clock of `performance.now()`. */
let heardAt = 0;
let isDrawing = false;
let isOver = false;

const kept = new Kept(me);
const asks = new Asks(
  (frame) => line.send(frame),
  () => line.doubt(),
);
const typing = new Typing((frame) => line.send(frame), redraw);
const talks = new Talks(me, asks, { send: (frame) => line.send(frame), room: redraw, list: redraw, heard });
const list = new List();
const loaded = { pane: /** @type {any} */ (main.dataset.shows), room: main.dataset.room ?? "" };
const ways = new Ways(loaded, show);
const composer = new Composer(kept, {
  send(text) {
    divider.from = 0;
    outbox.send({ room: ways.place.room, id: freshId(), text, at: Date.now() + ahead });
    draw();
    log.toEnd();
  },
  edit,
  editLast() {
    const last = shown()?.messages.findLast((message) => message.by === me && message.text !== undefined);
    if (last) composer.edit(last);
  },
  typing: (on) => (on ? typing.types(ways.place.room) : typing.rests()),
  leave: () => ways.back(),
});
const log = new Log({
  edit: (message) => composer.edit(message),
  remove,
  async copy(text) {
    await navigator.clipboard.writeText(text);
    toast(say("messages-copied"));
  },
  retry: (pending) => outbox.retry(pending),
  discard: (pending) => outbox.discard(pending),
  async earlier() {
    const room = shown();
    if (room) await talks.earlier(room);
  },
  reached: look,
  draw,
});
const ask = (/** @type {import("../js/line.js").Frame} */ frame) => asks.ask(frame);
const start = new Start(ask, (room) => ways.go(`/messages/${room}`));
const about = new About({
  ask,
  writeTo: (userName) => start.writeTo(userName),
  blocked: (account, on) => talks.blocked(account, on),
  left: (room) => ways.go(`/messages/${room}`),
});
const line = new Line("messages", crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, {
  opened() {
    talks.hello();
    asks.repeat();
  },
  news: hear,
  state(state) {
    if (state === "signed-out") isOver = true;
    showLine(state);
  },
});
const outbox = new Outbox({ ask, saved: (room, message) => talks.saved(room, message), changed: redraw }, kept);

/** The conversation beside the list, once it is here. */
function shown() {
  const { pane, room } = ways.place;
  return pane === "room" || pane === "about" ? talks.rooms.get(room) : undefined;
}

/** @param {import("../js/line.js").Frame} frame */
function hear(frame) {
  heardAt = performance.now();
  if (frame.t === "welcome") {
    // Somebody else has signed in meanwhile, in another window of this browser.
    if (frame.me.id !== me) location.reload();
    ahead = frame.now - Date.now();
  } else if (frame.t === "typing") {
    typing.heard(/** @type {any} */ (frame));
  } else {
    talks.hear(frame);
  }
}

/**
 * Messages by others that were not known before.
 *
 * @param {Room} room
 * @param {Message[]} messages
 */
function heard(room, messages) {
  const [first] = messages;
  if (!first) return;
  for (const message of messages) typing.stopped(room.id, message.by);
  if (room === shown()) {
    log.came(messages.length);
    if (!isLooking() && divider.room === room.id && divider.from === 0) divider.from = first.seq;
  }
  const text = wordsOf(first, me);
  const words = messages.length > 1 ? say("messages-announce-many", { n: String(messages.length) }) : "";
  part("said").textContent = words || say("messages-announce-one", { name: nameOf(first), text });
}

/** @param {Message} message @param {string} text */
async function edit(message, text) {
  const { room } = ways.place;
  if (!line.isOpen) toast(say("messages-later"));
  const answer = await ask({ t: "edit", room, id: message.id, base: message.edits ?? 0, text });
  if (answer.t !== "refused") return;
  if (answer.message) talks.saved(room, answer.message);
  toast(refusal(answer.why, ""));
}

/** @param {Message} message */
async function remove(message) {
  const { room } = ways.place;
  if (!(await sure(say("messages-delete-sure"), say("messages-delete-yes")))) return;
  if (!line.isOpen) toast(say("messages-later"));
  const answer = await ask({ t: "delete", room, id: message.id });
  if (answer.t === "refused") toast(refusal(answer.why, ""));
}

/** Draws once for all that has changed in this turn. */
function redraw() {
  if (isDrawing) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    draw();
  });
}

function draw() {
  if (isOver) return;
  const { pane, room: id } = ways.place;
  if (talks.isSynced || talks.rooms.size > 0) {
    const shownId = pane === "room" || pane === "about" ? id : "";
    list.show([...talks.rooms.values()], { me, shown: shownId, typing: (room) => typing.words(room) });
  }
  const room = shown();
  if (room) {
    drawHead(room);
    if (pane === "about") about.show(room);
    if (room.isLoaded) {
      setDivider(room);
      log.draw(room, outbox.of(room.id), divider.from);
    }
  }
  part("typing").textContent = pane === "room" ? typing.words(id) : "";
  // Until a conversation is here, the title is the one that the server wrote.
  if (room || !id) {
    const title = room ? `${titleOf(room.view)} · ${ending}` : ending;
    document.title = talks.unread ? say("messages-title", { n: badge(talks.unread), title }) : title;
  }
  look();
}

/** @param {Room} room */
function setDivider(room) {
  if (divider.room === room.id) return;
  divider.room = room.id;
  divider.from = room.view.unread > 0 ? room.view.read + 1 : 0;
}

/** @param {Room} room */
function drawHead({ view }) {
  const name = titleOf(view);
  part("room-face").replaceChildren(face(view, "m"));
  part("room-name").textContent = name;
  const size = view.title === undefined ? "" : say("messages-group-size", { n: String(view.size) });
  part("room-detail").textContent = view.with?.user_name || size;
  const call = part("room-call");
  call.hidden = !view.with?.user_name;
  call.setAttribute("href", `/calls?${new URLSearchParams({ to: view.with?.user_name ?? "" })}`);
  part("room-about").setAttribute("href", `/messages/${view.id}/about`);
  part("composer").setAttribute("action", `/messages/${view.id}`);
  const canWrite = view.role !== undefined && !view.blocked && isThere(view);
  const hadFocus = part("composer").contains(document.activeElement);
  part("composer").hidden = !canWrite;
  part("closed").hidden = canWrite;
  part("closed-unblock").hidden = !view.blocked;
  if (canWrite) composer.open(view.id, name);
  else composer.close();
  if (!canWrite && hadFocus) part("room-name").focus();
  const reason = view.title === undefined ? "messages-blocked-you" : "messages-you-left";
  part("closed-words").textContent = view.blocked ? say("messages-you-blocked", { name }) : say(reason);
}

function isLooking() {
  return document.visibilityState === "visible" && document.hasFocus();
}

/** What is in view counts as read. */
function look() {
  const room = shown();
  if (ways.place.pane === "room" && room?.isLoaded && isLooking() && log.isAtEnd) talks.seen(room);
}

/**
 * Shows what the address names.
 *
 * @param {import("./ways.js").Place} place
 * @param {import("./ways.js").Place | null} before
 */
async function show(place, before) {
  const { pane, room } = place;
  reveal(pane);
  if (!room || room !== before?.room) {
    if (before) composer.close();
    divider.room = "";
  }
  if (room && !talks.rooms.get(room)?.isLoaded && before) log.wait(room);
  draw();
  if (before) focus(place, before);
  if (pane === "blocked") showBlocked(ask, (account, on) => talks.blocked(account, on));
  if (!room) return;
  const isHere = await talks.open(room);
  if (ways.place.room !== room) return;
  if (isHere) return draw();
  reveal("gone");
  part("pane-gone").focus();
}

/** @param {import("./ways.js").Pane} pane */
function reveal(pane) {
  main.dataset.shows = pane;
  for (const one of main.querySelectorAll("[data-pane]")) {
    if (one instanceof HTMLElement) one.hidden = one.dataset.pane !== pane;
  }
}

/** @param {import("./ways.js").Place} place @param {import("./ways.js").Place} before */
function focus({ pane }, before) {
  if (pane === "list") return list.focus(before.room);
  if (pane === "room" && hasKeyboard.matches && !part("composer").hidden) return composer.focus();
  const first = { room: "room-name", about: "about-name", new: "start-name", blocked: "blocked-title", gone: "pane-gone" };
  part(first[pane]).focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const target = event.target instanceof Element ? event.target : null;
  if (event.key === "Escape" && ways.place.pane !== "list") {
    event.preventDefault();
    ways.back();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && target?.matches(".room-line")) {
    event.preventDefault();
    List.step(target, event.key === "ArrowDown" ? 1 : -1);
  }
});
part("closed-unblock").addEventListener("click", async () => {
  const whom = shown()?.view.with;
  if (!whom) return;
  const answer = await ask({ t: "block", account: whom.id, on: false });
  if (answer.t === "refused") return toast(refusal(answer.why, ""));
  talks.blocked(whom.id, false);
  toast(say("messages-unblock-done", { name: nameOf(whom) }));
  if (hasKeyboard.matches) composer.focus();
});
/** A network may be gone without a word: a socket that nothing comes from looks the same as a quiet one. */
function feelPulse() {
  const [room] = talks.rooms.values();
  const isSilent = performance.now() - heardAt > SILENCE_MS;
  if (isSilent && room && line.isOpen && document.visibilityState === "visible") {
    ask({ t: "catch_up", cursor: room.cursor });
  }
}

addEventListener("focus", look);
document.addEventListener("visibilitychange", () => {
  look();
  feelPulse();
});
setInterval(feelPulse, SILENCE_MS);

localise();
if (ways.place.pane === "room" && !part("composer").hidden) {
  // What is written before the line is there goes out with it.
  composer.open(ways.place.room, part("room-name").textContent ?? "");
  if (hasKeyboard.matches) composer.focus();
}
show(ways.place, null);
