/**
 * This side's microphone, camera and screen. A camera that is off is released, so that its light goes out.
 *
 * @typedef {"microphone" | "camera" | "screen"} Device
 * @typedef {"refused" | "missing" | "busy" | "insecure" | "other"} Trouble
 * @typedef {{ device: Device, trouble: Trouble }} Problem
 */

/** @type {Record<string, Trouble>} */
const TROUBLES = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** Where the chosen devices are remembered. */
const CHOSEN = { audioinput: "calls.microphone", videoinput: "calls.camera", audiooutput: "calls.speaker" };

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
function troubleOf(error) {
  return (error instanceof DOMException && TROUBLES[error.name]) || "other";
}

/**
 * The device of this kind that the person chose, if any.
 *
 * @param {"audioinput" | "videoinput" | "audiooutput"} kind
 */
export function chosen(kind) {
  try {
    return localStorage.getItem(CHOSEN[kind]) ?? "";
  } catch {
    return "";
  }
}

/**
 * Remembers a device; an empty id is the system's own choice.
 *
 * @param {"audioinput" | "videoinput" | "audiooutput"} kind
 * @param {string} id
 */
export function choose(kind, id) {
  try {
    localStorage.setItem(CHOSEN[kind], id);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** @returns {MediaTrackConstraints} */
function sound() {
  const id = chosen("audioinput");
  return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(id && { deviceId: { ideal: id } }) };
}

/** @returns {MediaTrackConstraints} */
function picture() {
  const id = chosen("videoinput");
  return {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
    ...(id ? { deviceId: { ideal: id } } : { facingMode: "user" }),
  };
}

export class Devices {
  /** @type {MediaStreamTrack | null} */
  microphone = null;
  /** @type {MediaStreamTrack | null} */
  camera = null;
  /** @type {MediaStreamTrack | null} */
  screen = null;
  muted = false;
  #closed = true;
  /** @type {Promise<unknown>} */
  #opening = Promise.resolve();

  /** @param {() => void} changed a device went away by itself, or sharing was stopped from the browser's own bar */
  constructor(changed) {
    this.changed = changed;
  }

  /** The picture that the other side is to see. */
  get picture() {
    return this.screen ?? this.camera;
  }

  /** Whether a screen can be shared from here at all: phones' browsers cannot. */
  static get canShare() {
    return Boolean(navigator.mediaDevices?.getDisplayMedia);
  }

  /**
   * Opens the microphone, and the camera where it is wanted. What cannot be had is named; the rest is there.
   *
   * @param {{ camera: boolean }} wish
   * @returns {Promise<Problem[]>}
   */
  open(wish) {
    this.#closed = false;
    // One after the other: two at once would open every device twice. Nobody may want them any more by then.
    const opened = this.#opening.then(() => (this.#closed ? [] : this.#open(wish)));
    this.#opening = opened;
    return opened;
  }

  /**
   * @param {{ camera: boolean }} wish
   * @returns {Promise<Problem[]>}
   */
  async #open({ camera }) {
    if (!navigator.mediaDevices?.getUserMedia) return [{ device: "microphone", trouble: "insecure" }];
    if (camera && !this.microphone && !this.camera) {
      try {
        // Both at once, so that the browser asks once.
        this.#take(await navigator.mediaDevices.getUserMedia({ audio: sound(), video: picture() }));
        return [];
      } catch {
        // One of the two is the reason; which, is found out below.
      }
    }
    const problems = [];
    if (!this.microphone) problems.push(...(await this.#try("microphone", { audio: sound() })));
    if (camera && !this.camera) problems.push(...(await this.#try("camera", { video: picture() })));
    return problems;
  }

  /**
   * Opens the camera, or the one that was chosen instead of the present one.
   *
   * @returns {Promise<Problem[]>}
   */
  async openCamera() {
    this.closeCamera();
    return this.#try("camera", { video: picture() });
  }

  /** @returns {Promise<Problem[]>} */
  async openMicrophone() {
    const before = this.microphone;
    this.microphone = null;
    const problems = await this.#try("microphone", { audio: sound() });
    if (this.microphone) before?.stop();
    else this.microphone = before;
    return problems;
  }

  closeCamera() {
    this.camera?.stop();
    this.camera = null;
  }

  /**
   * Asks the person for a screen, a window or a tab. That they change their mind is no problem.
   *
   * @returns {Promise<Problem[]>}
   */
  async openScreen() {
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
      this.screen = this.#watch(stream.getVideoTracks()[0] ?? null);
      return [];
    } catch (error) {
      const trouble = troubleOf(error);
      return trouble === "refused" ? [] : [{ device: "screen", trouble }];
    }
  }

  closeScreen() {
    this.screen?.stop();
    this.screen = null;
  }

  /** @param {boolean} muted */
  mute(muted) {
    this.muted = muted;
    if (this.microphone) this.microphone.enabled = !muted;
  }

  /** Lets everything go. */
  close() {
    this.#closed = true;
    for (const track of [this.microphone, this.camera, this.screen]) track?.stop();
    this.microphone = this.camera = this.screen = null;
    this.muted = false;
  }

  /**
   * @param {"microphone" | "camera"} device
   * @param {MediaStreamConstraints} constraints
   * @returns {Promise<Problem[]>}
   */
  async #try(device, constraints) {
    try {
      this.#take(await navigator.mediaDevices.getUserMedia(constraints));
      return [];
    } catch (error) {
      return [{ device, trouble: troubleOf(error) }];
    }
  }

  /** @param {MediaStream} stream */
  #take(stream) {
    // The call may have ended while the browser was asking.
    if (this.#closed) return stream.getTracks().forEach((track) => track.stop());
    const [sound] = stream.getAudioTracks();
    const [picture] = stream.getVideoTracks();
    if (sound) {
      this.microphone?.stop();
      this.microphone = this.#watch(sound);
      sound.enabled = !this.muted;
    }
    if (picture) {
      this.camera?.stop();
      this.camera = this.#watch(picture);
    }
  }

  /**
   * @template {MediaStreamTrack | null} T
   * @param {T} track
   * @returns {T}
   */
  #watch(track) {
    if (track) {
      track.onended = () => {
        if (this.microphone === track) this.microphone = null;
        if (this.camera === track) this.camera = null;
        if (this.screen === track) this.screen = null;
        this.changed();
      };
    }
    return track;
  }
}

/**
 * The devices there are. Their names are known only after one of them has been allowed.
 *
 * @returns {Promise<MediaDeviceInfo[]>}
 */
export async function list() {
  return (await navigator.mediaDevices?.enumerateDevices()) ?? [];
}
