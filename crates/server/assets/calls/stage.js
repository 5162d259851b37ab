/**
 * The stage: what the page looks like while a call rings, runs or has just ended. It shows what it is told and reports
 * which button was pressed; it decides nothing.
 *
 * @typedef {import("./frames.js").Person} Person
 *
 * @typedef {"idle" | "preparing" | "problem" | "calling" | "incoming" | "joining" | "talking" | "ended"} At
 *
 * @typedef {{
 *   at: At,
 *   person: Person,
 *   status: string,
 *   announce: boolean,
 *   notes: string[],
 *   muted: boolean,
 *   cameraOff: boolean,
 *   sharing: boolean,
 *   canShare: boolean,
 *   cancels: boolean,
 *   incoming: MediaStream | null,
 *   hasPicture: boolean,
 *   wholePicture: boolean,
 *   own: MediaStreamTrack | null,
 *   mirrored: boolean,
 * }} View `announce`: the status is news; `cancels`: hanging up is giving up; `wholePicture`: nothing of the picture
 *   may be cut off, as of a screen
 */

import { icon, part } from "../js/ui.js";
import { avatar } from "../js/people.js";
import { say } from "../js/words.js";

/** The icons of buttons that are pressed and not pressed. */
const ICONS = { mute: ["mic", "mic-off"], camera: ["video", "video-off"] };

export class Stage {
  #root = part("stage");
  /** @type {HTMLVideoElement} */
  #picture = part("picture");
  /** @type {HTMLVideoElement} */
  #self = part("self");
  /** @type {Element | null} */
  #focusBefore = null;
  #shownNotes = "";
  /** The browser refused to play what the other one says. */
  isSilenced = false;

  /** @param {{ pressed: (act: string) => void, silenced: () => void }} listener */
  constructor(listener) {
    this.listener = listener;
    this.#root.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("[data-act]");
      if (button) listener.pressed(button.getAttribute("data-act") ?? "");
    });
    // A picture of another shape has come: a screen in place of a camera.
    this.#picture.addEventListener("resize", () => this.#root.dispatchEvent(new Event("picture")));
  }

  /** @param {View} view */
  show(view) {
    const isOpen = view.at !== "idle";
    if (isOpen && this.#root.hidden) this.#open();
    if (!isOpen && !this.#root.hidden) this.#close();
    this.#root.dataset.at = view.at;
    if (!isOpen) return;
    const { person } = view;
    part("stage-name").textContent = person.name || person.user_name;
    part("stage-avatar").replaceChildren(avatar(person.name, person.user_name, "l"));
    part("stage-status").textContent = view.status;
    const said = part("stage-said");
    if (view.announce && said.textContent !== view.status) said.textContent = view.status;
    this.#showNotes(view.notes);
    this.#showButtons(view);
    this.#showPictures(view);
  }

  /** Focus goes to the stage, which says who it is, and not to a button that a keystroke meant for elsewhere presses. */
  focus() {
    this.#root.focus({ preventScroll: true });
  }

  /**
   * Plays through this loudspeaker, where browser and system can.
   *
   * @param {string} id
   */
  async speaker(id) {
    await this.#picture.setSinkId?.(id).catch(() => {});
  }

  /** Plays what the browser kept silent; to be called while something is being pressed. */
  play() {
    this.#picture.play().then(
      () => this.#silence(false),
      (error) => {
        // A stream that is replaced in the middle of starting is no refusal.
        if (error instanceof DOMException && error.name === "NotAllowedError") this.#silence(true);
      },
    );
  }

  #open() {
    this.#focusBefore = document.activeElement;
    this.#root.hidden = false;
    for (const other of this.#others()) other.inert = true;
    this.focus();
  }

  #close() {
    this.#root.hidden = true;
    for (const other of this.#others()) other.inert = false;
    this.#picture.srcObject = this.#self.srcObject = null;
    this.#silence(false);
    part("stage-said").textContent = "";
    /** @type {HTMLDialogElement} */ (part("settings")).close();
    if (this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus({ preventScroll: true });
  }

  #others() {
    return [...document.body.children].filter(
      /** @returns {element is HTMLElement} */ (element) =>
        element instanceof HTMLElement && element !== this.#root && !element.classList.contains("toasts"),
    );
  }

  /** @param {boolean} isSilenced */
  #silence(isSilenced) {
    if (this.isSilenced === isSilenced) return;
    this.isSilenced = isSilenced;
    this.listener.silenced();
  }

  /** @param {string[]} notes */
  #showNotes(notes) {
    const shown = notes.join("\n");
    if (shown === this.#shownNotes) return;
    this.#shownNotes = shown;
    part("stage-notes").replaceChildren(
      ...notes.map((note) => {
        const item = document.createElement("li");
        item.textContent = note;
        return item;
      }),
    );
  }

  /** @param {View} view */
  #showButtons(view) {
    for (const control of this.#root.querySelectorAll("button[data-act]")) {
      if (!(control instanceof HTMLElement)) continue;
      const states = (control.dataset.when ?? "").split(" ");
      control.hidden = !states.includes(view.at) || (control.dataset.act === "share" && !view.canShare);
    }
    const words = this.#root.querySelector("[data-act='hang-up'] > [data-words]");
    if (words) words.textContent = say(view.cancels ? "calls-cancel" : "calls-hang-up");
    this.#press("mute", view.muted);
    this.#press("camera", view.cameraOff);
    this.#press("share", view.sharing);
  }

  /**
   * @param {"mute" | "camera" | "share"} act
   * @param {boolean} isPressed
   */
  #press(act, isPressed) {
    const button = this.#root.querySelector(`[data-act='${act}']`);
    if (!button || button.getAttribute("aria-pressed") === String(isPressed)) return;
    button.setAttribute("aria-pressed", String(isPressed));
    if (act === "share") return;
    button.querySelector("[data-icon]")?.replaceChildren(icon(ICONS[act][Number(isPressed)] ?? ""));
  }

  /** @param {View} view */
  #showPictures(view) {
    if (this.#picture.srcObject !== view.incoming) {
      this.#picture.srcObject = view.incoming;
      if (view.incoming) this.play();
    }
    this.#picture.hidden = !view.hasPicture;
    this.#picture.classList.toggle("whole", view.wholePicture);
    const name = view.person.name || view.person.user_name;
    this.#picture.setAttribute("aria-label", say("calls-their-picture", { name }));
    this.#root.classList.toggle("has-picture", view.hasPicture);
    const shown = this.#self.srcObject instanceof MediaStream ? this.#self.srcObject.getVideoTracks()[0] : null;
    if (shown !== view.own) this.#self.srcObject = view.own && new MediaStream([view.own]);
    this.#self.hidden = !view.own;
    this.#self.classList.toggle("mirrored", view.mirrored);
    this.#self.setAttribute("aria-label", say("calls-your-picture"));
  }
}
