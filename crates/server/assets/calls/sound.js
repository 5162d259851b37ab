/**
 * The sounds of a telephone, made on the spot: ringing, ringing at the other end, busy, over.
 *
 * Browsers let a page be heard only after somebody has pressed or clicked something in it. Until then the sounds are
 * silent, and [Sound.isBlocked] says so, so that the page can ask.
 */

/** @typedef {"ring" | "ringback" | "busy" | "over"} Tune */

/**
 * One note: when it begins and how long it sounds, in seconds; its pitches in hertz; how loud; whether it fades like a
 * bell or holds like a tone.
 *
 * @typedef {{ at: number, lasts: number, pitches: number[], loud: number, bell: boolean }} Note
 */

/**
 * @param {number} at
 * @param {number} pitch
 * @returns {Note}
 */
const bell = (at, pitch) => ({ at, lasts: 1.1, pitches: [pitch, pitch * 2, pitch * 3.01], loud: 0.5, bell: true });

/**
 * @param {number} at
 * @param {number} lasts
 * @param {number[]} pitches
 * @returns {Note}
 */
const tone = (at, lasts, pitches) => ({ at, lasts, pitches, loud: 0.12, bell: false });

/** @type {Record<Tune, { lasts: number, again: boolean, notes: Note[] }>} */
const TUNES = {
  // A door bell, twice, then a breath.
  ring: {
    lasts: 3.2,
    again: true,
    notes: [bell(0, 659.3), bell(0.22, 523.3), bell(0.44, 784), bell(1.1, 659.3), bell(1.32, 523.3), bell(1.54, 784)],
  },
  ringback: { lasts: 4, again: true, notes: [tone(0, 1.2, [440, 480])] },
  busy: { lasts: 1.8, again: false, notes: [0, 0.6, 1.2].map((at) => tone(at, 0.3, [480, 620])) },
  over: { lasts: 0.5, again: false, notes: [tone(0, 0.12, [392]), tone(0.18, 0.2, [294])] },
};

/** A long vibration and a pause, in milliseconds, over and over; phones only. */
const VIBRATION = Array.from({ length: 14 }, () => [600, 400, 600, 1600]).flat();

export class Sound {
  /** @type {AudioContext | undefined} */
  #context;
  /** @type {AudioBufferSourceNode | undefined} */
  #playing;
  /** @type {Tune | undefined} */
  #tune;

  /** @param {() => void} changed whether it is blocked has changed */
  constructor(changed) {
    if (!("AudioContext" in window)) return;
    this.#context = new AudioContext();
    this.#context.onstatechange = changed;
    const wake = () => this.wake();
    addEventListener("pointerdown", wake);
    addEventListener("keydown", wake);
  }

  /** Whether the browser keeps this page silent. */
  get isBlocked() {
    return this.#context?.state === "suspended";
  }

  /** Asks the browser to let the page be heard; to be called while something is being pressed. */
  wake() {
    if (this.isBlocked) this.#context?.resume().catch(() => {});
  }

  /** @param {Tune} tune */
  play(tune) {
    if (this.#tune === tune && TUNES[tune].again) return;
    this.stop();
    this.#tune = tune;
    if (tune === "ring") navigator.vibrate?.(VIBRATION);
    const context = this.#context;
    if (!context) return;
    const source = context.createBufferSource();
    source.buffer = render(context, TUNES[tune]);
    source.loop = TUNES[tune].again;
    source.connect(context.destination);
    source.start();
    this.#playing = source;
  }

  stop() {
    if (this.#tune === "ring") navigator.vibrate?.(0);
    this.#tune = undefined;
    this.#playing?.stop();
    this.#playing?.disconnect();
    this.#playing = undefined;
  }
}

/**
 * A tune as samples. In one piece, so that it goes on evenly in a window that is in the background, whose timers are
 * slowed down.
 *
 * @param {AudioContext} context
 * @param {{ lasts: number, notes: Note[] }} tune
 */
function render(context, { lasts, notes }) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.ceil(lasts * rate), rate);
  const samples = buffer.getChannelData(0);
  for (const note of notes) {
    const from = Math.floor(note.at * rate);
    const length = Math.min(Math.floor(note.lasts * rate), samples.length - from);
    for (let i = 0; i < length; i += 1) {
      const t = i / rate;
      const rise = Math.min(1, t / 0.008);
      const fall = note.bell ? Math.exp(-5 * t) : Math.min(1, (note.lasts - t) / 0.02);
      let value = 0;
      note.pitches.forEach((pitch, n) => {
        value += Math.sin(2 * Math.PI * pitch * t) / (note.bell ? (n + 1) ** 1.6 : note.pitches.length);
      });
      samples[from + i] = (samples[from + i] ?? 0) + value * rise * fall * note.loud * 0.5;
    }
  }
  return buffer;
}
