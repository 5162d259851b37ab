/**
 * What this browser keeps of Messages: words that were not sent. Drafts, and messages on their way while there is no
 * line. They belong to one account, and go when it signs out here or somebody else signs in.
 *
 * @typedef {{ room: string, id: string, text: string, at: number }} Waiting a message on its way
 */

const ALL = "messages.";

/** Forgets everything, whoever's it was. */
export function forget() {
  for (const key of keys(ALL)) remove(key);
}

export class Kept {
  /** @param {string} account */
  constructor(account) {
    this.account = account;
    for (const key of keys(ALL)) {
      if (!key.startsWith(`${ALL}draft.${account}.`) && !key.startsWith(`${ALL}waiting.${account}.`)) remove(key);
    }
  }

  /**
   * @param {string} room
   * @returns {string}
   */
  draft(room) {
    return read(`${ALL}draft.${this.account}.${room}`) ?? "";
  }

  /**
   * @param {string} room
   * @param {string} text
   */
  setDraft(room, text) {
    const key = `${ALL}draft.${this.account}.${room}`;
    if (text.trim()) write(key, text);
    else remove(key);
  }

  /** Messages that were on their way, in the order in which they were written. @returns {Waiting[]} */
  waiting() {
    const stem = `${ALL}waiting.${this.account}.`;
    const all = keys(stem).map((key) => {
      const [room = "", id = ""] = key.slice(stem.length).split(".");
      try {
        const { text, at } = JSON.parse(read(key) ?? "");
        return typeof text === "string" && typeof at === "number" ? [{ room, id, text, at }] : [];
      } catch {
        return [];
      }
    });
    return all.flat().sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** @param {Waiting} waiting */
  wait({ room, id, text, at }) {
    write(`${ALL}waiting.${this.account}.${room}.${id}`, JSON.stringify({ text, at }));
  }

  /** @param {{ room: string, id: string }} waiting */
  arrived({ room, id }) {
    remove(`${ALL}waiting.${this.account}.${room}.${id}`);
  }
}

// A browser may refuse to keep anything (private windows, full disks): then words live as long as the page.

/** @param {string} stem */
function keys(stem) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(stem));
  } catch {
    return [];
  }
}

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // See above.
  }
}

/** @param {string} key */
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // See above.
  }
}
