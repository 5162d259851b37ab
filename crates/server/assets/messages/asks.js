/**
 * What was asked of the server and is not answered yet. Every frame that is to be answered may be sent again, so what
 * was lost with the line is repeated when it is back: nothing is lost, and the server sees to it that nothing is done
 * twice.
 *
 * @typedef {import("../js/line.js").Frame} Frame
 */

/** The wait before something is asked again of a server that is busy, where it names none, in milliseconds. */
const BUSY_MS = 1000;

/** How long an answer may take before the line is doubted, in milliseconds. */
const PATIENCE_MS = 5000;

export class Asks {
  #last = 0;
  /** @type {Map<number, { frame: Frame, answered: (answer: Frame) => void }>} */
  #open = new Map();

  /**
   * @param {(frame: Frame) => boolean} send
   * @param {() => void} doubt told when an answer takes too long
   */
  constructor(send, doubt) {
    this.send = send;
    this.doubt = doubt;
  }

  /**
   * Asks; the answer comes when there is one, which may be after the line was down.
   *
   * @param {Frame} frame
   * @returns {Promise<Frame>}
   */
  ask(frame) {
    this.#last += 1;
    const asked = { ...frame, ask: this.#last };
    return new Promise((answered) => {
      this.#open.set(asked.ask, { frame: asked, answered });
      this.#say(asked);
    });
  }

  /**
   * Takes a frame that answers something.
   *
   * @param {Frame} frame
   */
  answer(frame) {
    const open = this.#open.get(frame.ask);
    if (!open) return;
    if (frame.t === "refused" && frame.why === "busy") {
      setTimeout(() => {
        if (this.#open.has(frame.ask)) this.#say(open.frame);
      }, frame.wait_ms ?? BUSY_MS);
      return;
    }
    this.#open.delete(frame.ask);
    open.answered(frame);
  }

  /** The line is back. */
  repeat() {
    for (const { frame } of this.#open.values()) this.#say(frame);
  }

  /** @param {Frame} frame */
  #say(frame) {
    this.send(frame);
    setTimeout(() => {
      if (this.#open.has(frame.ask)) this.doubt();
    }, PATIENCE_MS);
  }
}
