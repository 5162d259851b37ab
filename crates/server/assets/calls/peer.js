/**
 * One take of a call: one RTCPeerConnection, negotiated perfectly (W3C WebRTC §10.7) and restarted when its path breaks.
 *
 * The impolite side makes the place for one sound and one picture; the polite side fills its half in when the first
 * offer has come. From then on cameras, screens and devices change by replacing tracks, so that nothing is negotiated
 * again but paths.
 *
 * @typedef {import("./frames.js").IceServer} IceServer
 * @typedef {import("./frames.js").Signal} Signal
 *
 * @typedef {"connecting" | "connected" | "broken"} PeerState
 */

/** A path that is interrupted often comes back by itself; after this long, in milliseconds, a new one is looked for. */
const INTERRUPTION_MS = 2500;

/** The pause between attempts to find a new path, in milliseconds: gathering and checking take some seconds. */
const RESTART_PAUSE_MS = 6000;

/** Chromium rates a screen's text by the picture's sharpness when told so. */
const SCREEN_HINT = "detail";

export class Peer {
  /** @type {RTCPeerConnection} */
  #pc;
  #makingOffer = false;
  #ignoringOffer = false;
  #settingAnswer = false;
  #hasPlaces = false;
  #closed = false;
  /** @type {Promise<void>} */
  #hearing = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #restart;
  #outgoing = new MediaStream();
  /** @type {Record<"audio" | "video", MediaStreamTrack | null>} */
  #tracks = { audio: null, video: null };
  /** @type {PeerState} */
  state = "connecting";
  /** What comes from the other side. */
  incoming = new MediaStream();

  /**
   * @param {{ ice: IceServer[], polite: boolean, relayOnly: boolean }} terms
   * @param {{ say: (signal: Signal) => void, changed: () => void, broken: () => void }} listener `broken`: the path
   *   is gone; give [renew] fresh servers, or have [restart] go on with the old ones
   */
  constructor({ ice, polite, relayOnly }, listener) {
    this.polite = polite;
    this.listener = listener;
    this.relayOnly = relayOnly;
    const pc = new RTCPeerConnection(this.#configuration(ice));
    this.#pc = pc;
    pc.onnegotiationneeded = () => this.#offer();
    pc.onicecandidate = ({ candidate }) => {
      if (!candidate) return;
      listener.say({
        kind: "candidate",
        candidate: candidate.candidate,
        mid: candidate.sdpMid,
        line: candidate.sdpMLineIndex,
        fragment: candidate.usernameFragment,
      });
    };
    pc.ontrack = ({ track }) => {
      this.incoming.addTrack(track);
      track.onmute = track.onunmute = listener.changed;
      listener.changed();
    };
    pc.onconnectionstatechange = () => this.#stateChanged();
    if (!polite) this.#makePlaces();
  }

  /** Whether a picture is arriving. */
  get hasPicture() {
    return this.incoming.getVideoTracks().some((track) => !track.muted && track.readyState === "live");
  }

  /**
   * Sends this track from now on; `null` for silence or no picture.
   *
   * @param {"audio" | "video"} kind
   * @param {MediaStreamTrack | null} track
   * @param {boolean} [isScreen]
   */
  async send(kind, track, isScreen = false) {
    if (track && isScreen) track.contentHint = SCREEN_HINT;
    this.#tracks[kind] = track;
    await this.#sender(kind)?.replaceTrack(track);
  }

  /**
   * What the other side has said. Signals are worked on one after the other.
   *
   * @param {Signal} signal
   */
  hear(signal) {
    this.#hearing = this.#hearing
      .then(() => (this.#closed ? undefined : this.#hear(signal)))
      .catch((error) => console.warn("a signal could not be used", error));
  }

  /**
   * Looks for a new path, by way of these servers.
   *
   * @param {IceServer[]} ice
   */
  renew(ice) {
    if (this.#closed) return;
    this.#pc.setConfiguration(this.#configuration(ice));
    this.restart();
  }

  /** Looks for a new path. */
  restart() {
    if (this.#closed || this.state === "connected") return;
    // The polite side has nothing to offer before it has been offered something.
    if (this.#hasPlaces) this.#pc.restartIce();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#pc.close();
  }

  /** @param {IceServer[]} ice */
  #configuration(ice) {
    /** @type {RTCConfiguration} */
    const configuration = {
      iceServers: ice,
      iceTransportPolicy: this.relayOnly ? "relay" : "all",
      bundlePolicy: "max-bundle",
    };
    return configuration;
  }

  #makePlaces() {
    this.#hasPlaces = true;
    for (const kind of /** @type {const} */ (["audio", "video"])) {
      this.#pc.addTransceiver(this.#tracks[kind] ?? kind, { direction: "sendrecv", streams: [this.#outgoing] });
    }
  }

  /** The places that the first offer made are filled in before it is answered. */
  async #fillPlaces() {
    if (this.#hasPlaces) return;
    this.#hasPlaces = true;
    for (const transceiver of this.#pc.getTransceivers()) {
      const kind = /** @type {"audio" | "video"} */ (transceiver.receiver.track.kind);
      transceiver.direction = "sendrecv";
      // Sound and picture of one stream are kept together in time.
      transceiver.sender.setStreams(this.#outgoing);
      await transceiver.sender.replaceTrack(this.#tracks[kind]);
    }
  }

  /** @param {"audio" | "video"} kind */
  #sender(kind) {
    if (!this.#hasPlaces) return undefined;
    return this.#pc.getTransceivers().find((one) => one.receiver.track.kind === kind)?.sender;
  }

  async #offer() {
    try {
      this.#makingOffer = true;
      await this.#pc.setLocalDescription();
      this.#sayDescription();
    } catch (error) {
      if (!this.#closed) console.warn("an offer could not be made", error);
    } finally {
      this.#makingOffer = false;
    }
  }

  #sayDescription() {
    const description = this.#pc.localDescription;
    if (!description || (description.type !== "offer" && description.type !== "answer")) return;
    this.listener.say({ kind: "description", role: description.type, sdp: description.sdp });
  }

  /** @param {Signal} signal */
  async #hear(signal) {
    const pc = this.#pc;
    if (signal.kind === "candidate") {
      const { candidate, mid: sdpMid, line: sdpMLineIndex, fragment: usernameFragment } = signal;
      try {
        await pc.addIceCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment });
      } catch (error) {
        // Candidates of an offer that was ignored belong to nothing.
        if (!this.#ignoringOffer) throw error;
      }
      return;
    }
    if (signal.kind !== "description") return;
    const isReady =
      !this.#makingOffer && (pc.signalingState === "stable" || this.#settingAnswer);
    const collides = signal.role === "offer" && !isReady;
    this.#ignoringOffer = !this.polite && collides;
    if (this.#ignoringOffer) return;
    this.#settingAnswer = signal.role === "answer";
    try {
      // Where offers collided, the polite side's own is rolled back here.
      await pc.setRemoteDescription({ type: signal.role, sdp: signal.sdp });
    } finally {
      this.#settingAnswer = false;
    }
    if (signal.role === "offer") {
      await this.#fillPlaces();
      await pc.setLocalDescription();
      this.#sayDescription();
    }
  }

  #stateChanged() {
    clearTimeout(this.#restart);
    const { connectionState } = this.#pc;
    if (connectionState === "connected") {
      this.state = "connected";
    } else if (connectionState === "failed" || connectionState === "disconnected") {
      this.state = "broken";
      this.#repairIn(connectionState === "failed" ? 0 : INTERRUPTION_MS);
    }
    this.listener.changed();
  }

  /** @param {number} wait */
  #repairIn(wait) {
    this.#restart = setTimeout(() => {
      if (this.#closed || this.state !== "broken") return;
      this.listener.broken();
      this.#repairIn(RESTART_PAUSE_MS);
    }, wait);
  }
}
