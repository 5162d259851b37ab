/** The line of a window of Calls: everything that it says and hears is of calls. */

import { Line } from "../js/line.js";

export class CallLine extends Line {
  /**
   * @param {number} tab which page of the session this is
   * @param {{
   *   opened: () => void,
   *   news: (news: import("./frames.js").CallNews) => void,
   *   state: (state: import("../js/line.js").LineState) => void,
   * }} listener
   */
  constructor(tab, { opened, news, state }) {
    const hear = (/** @type {import("../js/line.js").Frame} */ { t, ...frame }) => {
      if (t === "call") news(/** @type {any} */ (frame));
    };
    super("calls", tab, { opened, news: hear, state });
  }

  /**
   * Says something of calls; see {@link Line.send}.
   *
   * @param {import("./frames.js").CallFrame} frame
   * @returns {boolean} whether it was sent
   */
  say(frame) {
    return this.send({ t: "call", ...frame });
  }
}
