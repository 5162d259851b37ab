/**
 * The telephone of this window: what it is doing, what the server says, what the person presses.
 *
 * ```text
 * idle ─ dial ─► preparing ─► calling ──────────────┐
 *   │               └► problem ─┘                   ▼
 *   └─ incoming ─ answer ─► joining ─────────────► talking ─► ended ─► idle
 * ```
 *
 * The server decides what a call is; this follows. Whatever the page shows, a `connect` makes it talk and an `over`
 * makes it stop. While the line is down the call goes on: sound and picture do not pass through the server.
 *
 * @typedef {import("./frames.js").Person} Person
 * @typedef {import("./frames.js").Signal} Signal
 * @typedef {import("./frames.js").CallNews} CallNews
 * @typedef {import("./frames.js").Ending} Ending
 * @typedef {import("./frames.js").Refusal} Refusal
 * @typedef {import("./devices.js").Problem} Problem
 * @typedef {import("./stage.js").At} At
 *
 * @typedef {{
 *   at: At,
 *   person: Person,
 *   label: string,
 *   call: string,
 *   camera: boolean,
 *   problems: Problem[],
 *   take: number,
 *   said: number,
 *   heard: number,
 *   peer: Peer | null,
 *   theirs: { microphone: boolean, camera: boolean, screen: boolean } | null,
 *   since: number,
 *   connected: boolean,
 *   giveUpAt: number,
 *   why: Ending | "unreachable" | "",
 *   isReady: boolean,
 * }} State `isReady`: only the line is missing before the other one can be rung; `since`: when they began to talk; `giveUpAt`: until when a path may be looked for; both by the clock of
 *   `performance.now()`, `giveUpAt` 0 while there is a path
 */

import { Devices, chosen } from "./devices.js";
import { CallLine } from "./line.js";
import { Peer } from "./peer.js";
import { clock } from "./recent.js";
import { Settings, relayOnly } from "./settings.js";
import { Sound } from "./sound.js";
import { Stage } from "./stage.js";
import { toast } from "../js/ui.js";
import { say } from "../js/words.js";

/** How long a first path may be looked for, and a new one after a break, in milliseconds. */
const FIRST_PATH_MS = 30_000;
const NEW_PATH_MS = 45_000;

/** How long a call waits for the line before the page gives up, in milliseconds. */
const LINE_MS = 15_000;

/** How often the clock of a call is looked at, in milliseconds. */
const TICK_MS = 500;

/** How a page that is being reloaded leaves word for itself. */
const RELOAD = "calls.reload";

/** @type {State} */
const IDLE = {
  at: "idle",
  person: { id: "", user_name: "", name: "" },
  label: "",
  call: "",
  camera: false,
  problems: [],
  take: 0,
  said: 0,
  heard: 0,
  peer: null,
  theirs: null,
  since: 0,
  connected: false,
  giveUpAt: 0,
  why: "",
  isReady: false,
};

/**
 * A user name as the server reads it.
 *
 * @param {string} typed
 */
function exact(typed) {
  return typed.trim().replace(/^@+/, "").toLowerCase();
}

/** Something no other page draws by chance. */
function random() {
  return crypto.getRandomValues(new Uint32Array(2));
}

export class Phone {
  /** @type {State} */
  #state = IDLE;
  #devices = new Devices(() => this.#deviceWentAway());
  #stage = new Stage({ pressed: (act) => this.#pressed(act), silenced: () => this.#show() });
  #settings = new Settings((kind) => this.#deviceChosen(kind));
  /** Calls and dials that were left while the line was down, so that the server still has to be told. */
  #left = new Set();
  /** @type {WakeLockSentinel | null} */
  #awake = null;

  /**
   * @param {{
   *   line: (state: import("../js/line.js").LineState) => void,
   *   refused: (why: Refusal | "offline", to: string) => void,
   *   elsewhere: (other: { call: string, with: Person } | null) => void,
   *   recent: (entry: import("./frames.js").RecentCall) => void,
   *   seen: () => void,
   *   changed: () => void,
   *   sound: () => void,
   * }} page
   */
  constructor(page) {
    this.page = page;
    this.sound = new Sound(page.sound);
    const word = /** @type {{ tab: number, call: string } | null} */ (takeWord());
    const tab = word?.tab ?? random()[0] ?? 0;
    /** The call that this page was in before it was reloaded. */
    this.before = word?.call ?? "";
    addEventListener("pagehide", () => {
      if (this.#state.call && this.#state.at !== "ended") leaveWord({ tab, call: this.#state.call });
    });
    this.line = new CallLine(tab, {
      opened: () => this.#here(),
      news: (news) => this.#hear(news),
      state: (state) => this.#lineChanged(state),
    });
    setInterval(() => this.#tick(), TICK_MS);
  }

  /** What the phone is doing. */
  get at() {
    return this.#state.at;
  }

  /** Who it is about. */
  get person() {
    return this.#state.person;
  }

  /**
   * Rings somebody.
   *
   * @param {string} to their exact user name
   * @param {boolean} camera
   * @param {string} [name] what to call them until the server has said it
   */
  async dial(to, camera, name = to) {
    if (this.at !== "idle" && this.at !== "ended") return;
    const label = random().join("-");
    const person = { id: "", user_name: to, name };
    this.#become({ ...IDLE, at: "preparing", person, camera, label });
    await this.#prepare();
  }

  /**
   * Ends a call of this account, wherever it is.
   *
   * @param {string} call
   */
  hangUp(call) {
    this.line.say({ do: "hang_up", call });
  }

  async #prepare() {
    const { label, camera } = this.#state;
    const problems = await this.#devices.open({ camera });
    if (this.#state.label !== label || !["preparing", "problem"].includes(this.at)) return;
    this.#state.problems = problems;
    if (problems.some(({ device }) => device === "microphone")) return this.#go("problem");
    this.#place();
  }

  #place() {
    const { label, person } = this.#state;
    const camera = this.#devices.camera !== null;
    if (this.line.say({ do: "dial", label, to: person.user_name, camera })) return this.#go("calling");
    // A page just opened, or a network just lost: `#here` rings as soon as the line is there.
    this.#state.isReady = true;
    this.#go("preparing");
    setTimeout(() => {
      if (this.#state.label !== label || this.at !== "preparing") return;
      this.#finish();
      this.page.refused("offline", person.user_name);
    }, LINE_MS);
  }

  /** @param {boolean} camera */
  #answer(camera) {
    const { call } = this.#state;
    this.#state.camera = camera;
    this.#go("joining");
    this.line.say({ do: "accept", call, camera });
    this.#openDevices(camera);
  }

  /** Leaves the call, without waiting for the server to agree. */
  #leave() {
    const { call, label, at } = this.#state;
    if (at !== "preparing" && at !== "problem") {
      const sent = call !== "" && this.line.say({ do: at === "incoming" ? "decline" : "hang_up", call });
      if (!sent) this.#left.add(call || label);
    }
    this.sound.stop();
    this.#finish();
  }

  /** Back to nothing. */
  #finish() {
    this.#state.peer?.close();
    this.#devices.close();
    this.#become(IDLE);
  }

  /** @param {string} act */
  async #pressed(act) {
    const { person, camera } = this.#state;
    switch (act) {
      case "decline":
      case "hang-up":
      case "close":
        return this.at === "ended" ? this.#finish() : this.#leave();
      case "answer-voice":
      case "answer-video":
        return this.#answer(act === "answer-video");
      case "again":
        return this.dial(person.user_name, camera, person.name);
      case "retry":
        return this.#prepare();
      case "anyway":
        return this.#place();
      case "settings":
        return this.#settings.open();
      case "mute":
        return this.#toggleMicrophone();
      case "camera":
        return this.#toggleCamera();
      case "share":
        return this.#toggleScreen();
    }
  }

  async #toggleMicrophone() {
    if (this.#devices.microphone) this.#devices.mute(!this.#devices.muted);
    else this.#trouble("microphone", await this.#devices.openMicrophone());
    this.#sendTracks();
  }

  async #toggleCamera() {
    if (this.#devices.camera) this.#devices.closeCamera();
    else this.#trouble("camera", await this.#devices.openCamera());
    this.#sendTracks();
  }

  async #toggleScreen() {
    if (this.#devices.screen) this.#devices.closeScreen();
    else this.#trouble("screen", await this.#devices.openScreen());
    this.#sendTracks();
  }

  /**
   * @param {import("./devices.js").Device} device
   * @param {Problem[]} problems
   */
  #trouble(device, problems) {
    this.#state.problems = [...this.#state.problems.filter((one) => one.device !== device), ...problems];
  }

  /** @param {boolean} camera */
  async #openDevices(camera) {
    const { call } = this.#state;
    const problems = await this.#devices.open({ camera });
    if (this.#state.call !== call || this.at === "ended") return;
    this.#state.problems = problems;
    this.#sendTracks();
  }

  /** @param {import("./settings.js").Kind} kind */
  async #deviceChosen(kind) {
    if (kind === "audiooutput") return this.#stage.speaker(chosen(kind));
    if (kind === "audioinput") this.#trouble("microphone", await this.#devices.openMicrophone());
    if (kind === "videoinput" && this.#devices.camera) this.#trouble("camera", await this.#devices.openCamera());
    this.#sendTracks();
  }

  /** Unplugged, taken by the system, or no longer shared. */
  async #deviceWentAway() {
    if (!this.#devices.microphone && this.at === "talking") {
      this.#trouble("microphone", await this.#devices.openMicrophone());
    }
    this.#sendTracks();
  }

  /** Gives the peer what there is to send, and says what that is. */
  #sendTracks() {
    const { peer } = this.#state;
    const { microphone, picture, camera, screen, muted } = this.#devices;
    if (peer) {
      peer.send("audio", microphone);
      peer.send("video", picture, screen !== null);
      this.#say({
        kind: "media",
        microphone: microphone !== null && !muted,
        camera: camera !== null && screen === null,
        screen: screen !== null,
      });
    }
    this.#show();
  }

  /** @param {Signal} signal */
  #say(signal) {
    const { call, take } = this.#state;
    // Counted even if it is lost: that is how the server finds out.
    this.#state.said += 1;
    this.line.say({ do: "signal", call, take, signal });
  }

  #here() {
    const { at, call, take, said, heard } = this.#state;
    const isTalking = at === "talking";
    const standing = isTalking ? { call, take, said, heard } : null;
    const before = this.before ? { call: this.before, take: 0, said: 0, heard: 0 } : null;
    this.line.say({ do: "here", standing: standing ?? before });
    this.before = "";
    if (at === "preparing" && this.#state.isReady) this.#place();
  }

  /** @param {import("../js/line.js").LineState} state */
  #lineChanged(state) {
    if (state === "signed-out" || state === "replaced") {
      this.sound.stop();
      // Rule of the house: a session that ends takes its call with it.
      if (this.at === "talking") this.#end("ended_elsewhere");
      else if (this.at !== "idle" && this.at !== "ended") this.#finish();
    }
    this.page.line(state);
  }

  /** @param {CallNews} news */
  #hear(news) {
    if ("call" in news && this.#wasLeft(news.call, "label" in news ? news.label : "")) {
      if (news.is !== "over") this.line.say({ do: "hang_up", call: news.call });
      return;
    }
    const isMine = "call" in news && news.call === this.#state.call;
    switch (news.is) {
      case "quiet":
        this.page.elsewhere(null);
        if (this.#isBusy()) this.#end("gone");
        return;
      case "calling":
        return this.#calling(news);
      case "incoming":
        return this.#incoming(news);
      case "connect":
        return this.#connect(news);
      case "resumed":
        if (isMine) this.#resumed(news.talking_ms);
        return;
      case "ice":
        if (isMine) this.#state.peer?.renew(news.ice);
        return;
      case "away":
      case "back":
        // Whether the other one can be heard, the peer connection knows better.
        return;
      case "signal":
        if (isMine && news.take === this.#state.take) this.#signalled(news.signal);
        return;
      case "elsewhere":
        if (this.#isBusy() && !isMine) this.#finish();
        return this.page.elsewhere(news);
      case "over":
        this.page.elsewhere(null);
        if (isMine) this.#end(news.why);
        return;
      case "refused":
        if (news.label !== this.#state.label) return;
        {
          const { user_name: to } = this.#state.person;
          this.#finish();
          this.page.refused(news.why, to);
        }
        return;
      case "not_sent":
        console.warn("a signal was not passed on:", news.why);
        return;
      case "seen":
        return this.page.seen();
      case "recent":
        return this.page.recent(news.entry);
    }
  }

  /**
   * @param {string} call
   * @param {string} label
   */
  #wasLeft(call, label) {
    if (this.#left.delete(label)) this.#left.add(call);
    return this.#left.has(call);
  }

  /** Whether a call is under way here, as far as the server knows. */
  #isBusy() {
    return ["calling", "incoming", "joining", "talking"].includes(this.at);
  }

  /** @param {{ call: string, label: string, to: Person, camera: boolean }} news */
  #calling({ call, label, to, camera }) {
    if (this.#state.label === label && this.at === "calling") {
      Object.assign(this.#state, { call, person: to });
      this.#show();
    } else {
      // This page was reloaded while it rang.
      this.#become({ ...IDLE, at: "calling", call, label, person: to, camera });
      this.#openDevices(camera);
    }
    this.sound.play("ringback");
  }

  /** @param {{ call: string, from: Person, camera: boolean }} news */
  #incoming({ call, from, camera }) {
    const before = this.#state;
    if (before.call === call) return;
    if (before.at === "preparing" && exact(before.person.user_name) === from.user_name) {
      // They rang each other, and only the devices were still missing here: one call.
      this.#become({ ...IDLE, at: "incoming", call, person: from, camera: before.camera });
      return this.#answer(before.camera);
    }
    this.#devices.close();
    this.#become({ ...IDLE, at: "incoming", call, person: from, camera });
    this.sound.play("ring");
  }

  /** @param {Extract<CallNews, { is: "connect" }>} news */
  #connect({ call, take, with: person, polite, talking_ms: talkingMs, camera, ice }) {
    const before = this.#state;
    before.peer?.close();
    this.sound.stop();
    const isSame = before.call === call;
    // Opened already, or about to be, where this window dialled or accepted; not where it was reloaded.
    const hasDevices = ["calling", "joining", "talking"].includes(before.at);
    /** @type {Peer} */
    const peer = new Peer(
      { ice, polite, relayOnly: relayOnly() },
      {
        say: (signal) => peer === this.#state.peer && this.#say(signal),
        changed: () => peer === this.#state.peer && this.#peerChanged(),
        broken: () => peer === this.#state.peer && this.#repair(),
      },
    );
    const now = performance.now();
    this.#become({
      ...IDLE,
      at: "talking",
      call,
      person,
      camera: isSame || hasDevices ? before.camera : camera,
      problems: hasDevices ? before.problems : [],
      take,
      peer,
      theirs: isSame ? before.theirs : null,
      since: now - talkingMs,
      connected: isSame && before.connected,
      giveUpAt: now + FIRST_PATH_MS,
    });
    this.page.elsewhere(null);
    const speaker = chosen("audiooutput");
    if (speaker) this.#stage.speaker(speaker);
    if (hasDevices) this.#sendTracks();
    else this.#openDevices(camera);
    this.#stayAwake();
  }

  /** @param {number} talkingMs */
  #resumed(talkingMs) {
    this.#state.since = performance.now() - talkingMs;
    if (this.#state.peer?.state === "broken") this.#repair();
    this.#show();
  }

  #repair() {
    this.line.doubt();
    // With the line down nothing can be negotiated; `resumed` comes back to it.
    this.line.say({ do: "renew_ice", call: this.#state.call });
  }

  /** @param {Signal} signal */
  #signalled(signal) {
    this.#state.heard += 1;
    if (signal.kind === "media") {
      const { microphone, camera, screen } = signal;
      this.#state.theirs = { microphone, camera, screen };
      this.#show();
    } else {
      this.#state.peer?.hear(signal);
    }
  }

  #peerChanged() {
    const state = this.#state;
    if (state.peer?.state === "connected") {
      state.connected = true;
      state.giveUpAt = 0;
    } else if (!state.giveUpAt) {
      state.giveUpAt = performance.now() + NEW_PATH_MS;
    }
    this.#show();
  }

  #tick() {
    if (this.at !== "talking") return;
    const { giveUpAt, connected, call } = this.#state;
    if (giveUpAt && performance.now() > giveUpAt) {
      if (!this.line.say({ do: "hang_up", call })) this.#left.add(call);
      return this.#end(connected ? "lost" : "unreachable");
    }
    this.#show();
  }

  /** @param {Ending | "unreachable"} why */
  #end(why) {
    const { at, person } = this.#state;
    const name = person.name || person.user_name;
    const { peer } = this.#state;
    peer?.close();
    this.#devices.close();
    this.sound.stop();
    this.#awake?.release().catch(() => {});
    this.#awake = null;
    if (why === "answered_elsewhere") toast(say("calls-toast-answered"));
    if (why === "declined_elsewhere") toast(say("calls-toast-declined"));
    if (at === "incoming" && (why === "cancelled" || why === "no_answer")) toast(say("calls-toast-missed", { name }));
    if (at === "incoming" || why === "you_hung_up" || why === "answered_elsewhere") return this.#become(IDLE);
    const talked = at === "talking" && this.#state.connected;
    const since = talked ? performance.now() - this.#state.since : 0;
    this.#become({ ...this.#state, at: "ended", peer: null, problems: [], why, since });
    this.sound.play(talked ? "over" : "busy");
  }

  /** A phone's screen stays on during a call, where the browser lets it. */
  async #stayAwake() {
    try {
      this.#awake ??= await navigator.wakeLock.request("screen");
    } catch {
      // Then it goes dark as usual.
    }
  }

  /** @param {At} at */
  #go(at) {
    this.#state.at = at;
    if (at === "joining") this.sound.stop();
    this.#show();
    this.#stage.focus();
    this.page.changed();
  }

  /** @param {State} state */
  #become(state) {
    const isOther = state.at !== this.at;
    this.#state = { ...state };
    this.#show();
    if (isOther && state.at !== "idle" && state.at !== "talking") this.#stage.focus();
    this.page.changed();
  }

  #show() {
    const { at, person, peer, theirs, problems } = this.#state;
    const { camera, screen, microphone, muted } = this.#devices;
    const name = person.name || person.user_name;
    const hasPicture = Boolean(peer?.hasPicture) && (theirs === null || theirs.camera || theirs.screen);
    const isTalking = at === "talking";
    const notes = at === "ended" ? [] : problems.map(({ device, trouble }) => say(`calls-${device}-${trouble}`));
    if (isTalking && this.#stage.isSilenced) notes.push(say("calls-note-blocked"));
    if (isTalking && theirs?.screen) notes.push(say("calls-note-shares", { name }));
    if (isTalking && theirs && !theirs.microphone) notes.push(say("calls-note-muted", { name }));
    if (screen) notes.push(say("calls-note-you-share"));
    if (isTalking && muted) notes.push(say("calls-note-you-are-muted"));
    this.#stage.show({
      at,
      person,
      status: this.#status(),
      announce: !(isTalking && peer?.state === "connected"),
      notes,
      muted: muted || !microphone,
      cameraOff: !camera,
      sharing: screen !== null,
      canShare: Devices.canShare,
      cancels: at === "preparing" || at === "calling",
      incoming: peer?.incoming ?? null,
      hasPicture,
      wholePicture: Boolean(theirs?.screen),
      own: at === "ended" ? null : (screen ?? camera),
      mirrored: screen === null && camera?.getSettings().facingMode !== "environment",
    });
  }

  #status() {
    const { at, peer, since, connected, camera, why } = this.#state;
    switch (at) {
      case "preparing":
        return say(this.#state.isReady ? "calls-connecting" : "calls-preparing");
      case "calling":
        return say("calls-calling");
      case "incoming":
        return say(camera ? "calls-rings-video" : "calls-rings-voice");
      case "joining":
        return say("calls-connecting");
      case "talking":
        if (peer?.state === "connected") return clock(performance.now() - since);
        return say(connected ? "calls-reconnecting" : "calls-connecting");
      case "ended": {
        const words = say(`calls-over-${why}`);
        return since ? say("calls-over-after", { why: words, time: clock(since) }) : words;
      }
      default:
        return "";
    }
  }
}

/** @param {{ tab: number, call: string }} word */
function leaveWord(word) {
  try {
    sessionStorage.setItem(RELOAD, JSON.stringify(word));
  } catch {
    // Then the other side waits for the grace to pass.
  }
}

/** Word is taken once: a duplicated tab must not take the call over. */
function takeWord() {
  try {
    const word = sessionStorage.getItem(RELOAD);
    sessionStorage.removeItem(RELOAD);
    return word && JSON.parse(word);
  } catch {
    return null;
  }
}
