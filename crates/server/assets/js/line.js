/**
 * The line to the server: one WebSocket that comes back by itself.
 *
 * @typedef {"open" | "waiting" | "signed-out" | "replaced"} LineState
 */

/**
 * A frame of the wire, either way: `t` says which. Each app knows its own as types.
 *
 * @typedef {{ t: string, [field: string]: any }} Frame
 */

/** The first wait before trying again, and the longest, in milliseconds. */
const WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** How long an answer to a sign of life may take before the socket is given up, in milliseconds. */
const PATIENCE_MS = 4000;

/** A line that was open this long starts again with the shortest wait. */
const STEADY_MS = 10_000;

/** Close codes after which coming back by itself would be wrong. */
const SIGNED_OUT = 4401;
const REPLACED = 4409;

export class Line {
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #doubt;
  #wait = WAIT_MS;
  #openedAt = 0;

  /**
   * @param {"messages" | "calls"} app whose session it is
   * @param {number} tab which page of the session this is
   * @param {{ opened: () => void, news: (frame: Frame) => void, state: (state: LineState) => void }} listener
   */
  constructor(app, tab, listener) {
    this.app = app;
    this.tab = tab;
    this.listener = listener;
    addEventListener("online", () => this.#connectNow());
    addEventListener("offline", () => this.doubt());
    // A phone that wakes up finds its timers late.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#connectNow();
    });
    this.#connect();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /**
   * Sends a frame. What cannot be sent is lost: the server finds out when the line is back.
   *
   * @param {Frame} frame
   * @returns {boolean} whether it was sent
   */
  send(frame) {
    if (!this.#socket || !this.isOpen) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** Something is wrong with the network: if nothing is heard soon, the socket is dead although it looks open. */
  doubt() {
    if (!this.isOpen || this.#doubt) return;
    this.#doubt = setTimeout(() => this.#giveUp(), PATIENCE_MS);
  }

  #connectNow() {
    if (this.#retry) {
      clearTimeout(this.#retry);
      this.#connect();
    }
  }

  #connect() {
    this.#retry = undefined;
    const address = new URL("/ws", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.search = new URLSearchParams({ app: this.app, tab: String(this.tab) }).toString();
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#openedAt = performance.now();
      this.listener.state("open");
      this.listener.opened();
    };
    socket.onmessage = (message) => {
      clearTimeout(this.#doubt);
      this.#doubt = undefined;
      this.listener.news(JSON.parse(message.data));
    };
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  /** A dead socket may take minutes to say so; it is left behind. */
  #giveUp() {
    const socket = this.#socket;
    if (!socket) return;
    socket.onclose = null;
    socket.close();
    this.#closed(socket, 0);
  }

  /**
   * @param {WebSocket} socket
   * @param {number} code
   */
  #closed(socket, code) {
    if (socket !== this.#socket) return;
    socket.onmessage = null;
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    this.#socket = undefined;
    if (code === SIGNED_OUT) return this.listener.state("signed-out");
    if (code === REPLACED) return this.listener.state("replaced");
    const wasSteady = this.#openedAt > 0 && performance.now() - this.#openedAt > STEADY_MS;
    this.#openedAt = 0;
    if (wasSteady) this.#wait = WAIT_MS;
    // Spread out, so that a server that comes back is not met by everybody at once.
    const wait = this.#wait * (0.5 + Math.random());
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    this.#retry = setTimeout(() => this.#connect(), wait);
    this.listener.state("waiting");
  }
}
