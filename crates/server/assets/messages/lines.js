/**
 * What stands in the log of a conversation, line by line. Pure: the days, the divider and the runs of one author are
 * found here; log.js only draws them.
 *
 * @typedef {import("./frames.js").Message} Message
 * @typedef {import("./outbox.js").Pending} Pending
 *
 * @typedef {{ key: string, is: "day", at: number }
 *   | { key: string, is: "unread" }
 *   | { key: string, is: "event", message: Message }
 *   | { key: string, is: "message", message: Message, mine: boolean, starts: boolean, ends: boolean,
 *       state: "" | "sent" | "delivered" | "read", showsState: boolean }
 *   | { key: string, is: "pending", pending: Pending, starts: boolean, ends: boolean }} Line
 */

/** Messages of one author further apart than this do not belong together, in milliseconds. The same in said.rs. */
const RUN_MS = 5 * 60 * 1000;

/**
 * @param {{
 *   room: import("./room.js").Room,
 *   pending: readonly Pending[],
 *   unreadFrom: number,
 *   dayOf: (at: number) => number,
 * }} held `unreadFrom`: the place of the first message below the divider, 0 for no divider
 * @returns {Line[]}
 */
export function linesOf({ room, pending, unreadFrom, dayOf }) {
  /** @type {Line[]} */
  const lines = [];
  let day = NaN;
  let isDivided = unreadFrom === 0;
  /** @type {{ by: string, at: number } | null} */
  let before = null;

  /** @param {number} at @param {string} by */
  const begin = (at, by) => {
    const isNewDay = dayOf(at) !== day;
    if (isNewDay) {
      day = dayOf(at);
      lines.push({ key: `day ${day}`, is: "day", at });
    }
    const starts = isNewDay || !before || before.by !== by || at - before.at >= RUN_MS;
    if (starts) end(lines);
    before = { by, at };
    return starts;
  };

  for (const message of room.messages) {
    if (!isDivided && message.seq >= unreadFrom && message.by !== room.me && !message.notice) {
      isDivided = true;
      end(lines);
      before = null;
      lines.push({ key: "unread", is: "unread" });
    }
    if (message.notice) {
      begin(message.at, "");
      before = null;
      lines.push({ key: message.id, is: "event", message });
      continue;
    }
    const mine = message.by === room.me;
    const starts = begin(message.at, message.by);
    const state = mine && !message.deleted ? room.state(message) : "";
    lines.push({ key: message.id, is: "message", message, mine, starts, ends: false, state, showsState: false });
  }
  const arrived = new Set(room.messages.map((message) => message.id));
  for (const one of pending) {
    if (arrived.has(one.id)) continue;
    const starts = begin(one.at, room.me);
    lines.push({ key: one.id, is: "pending", pending: one, starts, ends: false });
  }
  end(lines);
  // How far one's own words have come is said in words once, below the newest of them.
  const newest = lines.findLast((line) => line.is === "message" && line.mine && line.state !== "");
  if (newest?.is === "message") newest.showsState = true;
  return lines;
}

/** The run ends with the last message so far. @param {Line[]} lines */
function end(lines) {
  const last = lines.findLast((line) => line.is === "message" || line.is === "pending");
  if (last?.is === "message" || last?.is === "pending") last.ends = true;
}
