/**
 * One conversation as this window holds it. Pure: no page, no line, no clock.
 *
 * The server numbers the changes of a room. What arrives names the number it starts from, so a gap is seen; and it
 * tells messages whole, so that hearing something twice does no harm. Nothing here depends on the order in which the
 * answer to one's own act and the news of it arrive.
 *
 * @typedef {import("./frames.js").Member} Member
 * @typedef {import("./frames.js").Message} Message
 * @typedef {import("./frames.js").RoomView} RoomView
 */

export class Room {
  /** @type {Map<string, Member>} */
  members = new Map();
  /** What is held of the history, by place; without holes from the first to the last. @type {Message[]} */
  messages = [];
  /** Whether the history has been asked for: until then only the line of the list is known. */
  isLoaded = false;
  /** Whether the server has earlier messages than those held. */
  hasEarlier = false;

  /**
   * @param {string} me whose window this is
   * @param {RoomView} view
   */
  constructor(me, view) {
    this.me = me;
    this.view = view;
    /** The number of the last change that is held, and of marks. */
    this.position = view.position;
    this.marks = view.marks;
  }

  get id() {
    return this.view.id;
  }

  /** The place of the newest message known, 0 for none. */
  get newest() {
    return Math.max(this.messages.at(-1)?.seq ?? 0, this.view.last?.seq ?? 0);
  }

  /** The cursor to come back with. */
  get cursor() {
    return { room: this.id, position: this.position, marks: this.marks };
  }

  /**
   * The room's line, told anew.
   *
   * @param {RoomView} view
   * @returns {boolean} whether nothing lies between; `false` when the history held here has a gap now
   */
  told(view) {
    if (view.position < this.view.position) return true;
    this.view = view;
    if (!this.isLoaded) {
      this.position = view.position;
      this.marks = view.marks;
    }
    return view.position <= this.position;
  }

  /**
   * Some changes.
   *
   * @param {import("./frames.js").Changed} changed
   * @returns {boolean} whether they follow on what is held; `false` where something was missed
   */
  changed({ from, to, messages, view, members }) {
    for (const message of messages) this.#heard(message);
    for (const member of members ?? []) this.members.set(member.id, member);
    if (view && view.position >= this.view.position) this.view = view;
    if (from > this.position) return false;
    this.position = Math.max(this.position, to);
    return true;
  }

  /**
   * The room from scratch.
   *
   * @param {import("./frames.js").Page} page
   */
  page({ view, members, messages, earlier }) {
    this.view = view;
    this.position = view.position;
    this.marks = view.marks;
    this.members = new Map(members.map((member) => [member.id, member]));
    this.messages = [...messages].sort((a, b) => a.seq - b.seq);
    this.hasEarlier = earlier;
    this.isLoaded = true;
  }

  /**
   * Earlier messages than those held.
   *
   * @param {{ messages: Message[], earlier: boolean }} history
   */
  history({ messages, earlier }) {
    const first = this.messages[0]?.seq ?? Infinity;
    const older = messages.filter((message) => message.seq < first).sort((a, b) => a.seq - b.seq);
    this.messages = [...older, ...this.messages];
    this.hasEarlier = earlier;
  }

  /**
   * One's own act is kept: the message that it made or changed.
   *
   * @param {Message} message
   */
  saved(message) {
    this.#heard(message);
  }

  /**
   * Somebody has received or read more.
   *
   * @param {import("./frames.js").Marks} marks
   */
  marked({ marks, account, delivered, read, unread }) {
    // A number that was skipped is not claimed: the marks between are told when the line comes back.
    if (marks <= this.marks + 1) this.marks = Math.max(this.marks, marks);
    const member = this.members.get(account);
    if (member) {
      const newRead = Math.max(member.read, read);
      this.members.set(account, { ...member, read: newRead, delivered: Math.max(member.delivered, delivered, newRead) });
    }
    if (account !== this.me) return;
    const isFurther = read >= this.view.read;
    this.view = { ...this.view, read: Math.max(this.view.read, read) };
    if (unread !== undefined && isFurther) this.view = { ...this.view, unread };
  }

  /**
   * Everything up to a place was seen in this window.
   *
   * @param {number} seq
   */
  seen(seq) {
    if (seq < this.view.read) return;
    const unread = this.messages.filter((message) => message.seq > seq && this.#counts(message)).length;
    this.view = { ...this.view, read: seq, unread };
  }

  /**
   * How far one's own message has come: with everybody, in a group.
   *
   * @param {Message} message
   * @returns {"sent" | "delivered" | "read"}
   */
  state(message) {
    const others = [...this.members.values()].filter(
      (member) => member.id !== this.me && member.role && member.joined <= message.seq,
    );
    if (others.length === 0) return "sent";
    if (others.every((member) => member.read >= message.seq)) return "read";
    return others.every((member) => Math.max(member.delivered, member.read) >= message.seq) ? "delivered" : "sent";
  }

  /**
   * @param {string} id
   * @returns {Message | undefined}
   */
  message(id) {
    return this.messages.find((message) => message.id === id);
  }

  /** @param {Message} message */
  #counts(message) {
    return message.by !== this.me && !message.notice;
  }

  /** @param {Message} message */
  #heard(message) {
    const isNew = message.seq > this.newest;
    if (this.isLoaded) this.#place(message);
    const last = this.view.last;
    if (isNew) {
      const unread = this.view.unread + (this.#counts(message) && message.seq > this.view.read ? 1 : 0);
      this.view = { ...this.view, last: message, unread, active_at: Math.max(this.view.active_at, message.at) };
    } else if (last && last.id === message.id) {
      this.view = { ...this.view, last: newer(last, message) };
    }
  }

  /** @param {Message} message */
  #place(message) {
    const first = this.messages[0];
    // A change of a message that is not held yet: it comes with its page, as it is then.
    if (this.hasEarlier && first && message.seq < first.seq) return;
    let at = this.messages.length;
    while (at > 0 && (this.messages[at - 1]?.seq ?? 0) > message.seq) at -= 1;
    const there = this.messages[at - 1];
    if (there?.seq === message.seq) this.messages[at - 1] = newer(there, message);
    else this.messages.splice(at, 0, message);
  }
}

/**
 * Which of two tellings of one message is later: edits are counted, and what was taken back stays so.
 *
 * @param {Message} held
 * @param {Message} heard
 */
function newer(held, heard) {
  if (held.deleted) return held;
  return heard.deleted || (heard.edits ?? 0) >= (held.edits ?? 0) ? heard : held;
}
