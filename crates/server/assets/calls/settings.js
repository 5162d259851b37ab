/** The dialog in which devices are chosen. */

import { choose, chosen, list } from "./devices.js";
import { part } from "../js/ui.js";
import { say } from "../js/words.js";

const RELAY_ONLY = "calls.relay-only";

/** Whether calls are to go through the relay only, so that the other side does not learn this one's address. */
export function relayOnly() {
  try {
    return document.getElementById("relay-only") !== null && localStorage.getItem(RELAY_ONLY) === "yes";
  } catch {
    return false;
  }
}

/** @typedef {"audioinput" | "videoinput" | "audiooutput"} Kind */

export class Settings {
  /** @type {HTMLDialogElement} */
  #dialog = part("settings");

  /** @param {(kind: Kind) => void} changed another device was chosen */
  constructor(changed) {
    for (const select of this.#selects()) {
      select.addEventListener("change", () => {
        const kind = /** @type {Kind} */ (select.dataset.kind);
        choose(kind, select.value);
        changed(kind);
      });
    }
    this.#dialog.querySelector("[data-close]")?.addEventListener("click", () => this.#dialog.close());
    const relay = /** @type {HTMLInputElement | null} */ (document.getElementById("relay-only"));
    relay?.addEventListener("change", () => localStorage.setItem(RELAY_ONLY, relay.checked ? "yes" : "no"));
    navigator.mediaDevices?.addEventListener("devicechange", () => {
      if (this.#dialog.open) this.#fill();
    });
  }

  async open() {
    await this.#fill();
    const relay = /** @type {HTMLInputElement | null} */ (document.getElementById("relay-only"));
    if (relay) relay.checked = relayOnly();
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  async #fill() {
    const devices = await list();
    const canChooseSpeaker = "setSinkId" in HTMLMediaElement.prototype;
    for (const select of this.#selects()) {
      const kind = /** @type {Kind} */ (select.dataset.kind);
      const these = devices.filter((device) => device.kind === kind && device.deviceId !== "default");
      const first = new Option(say(these.length ? "calls-settings-default" : "calls-settings-none"), "");
      const rest = these.map(
        (device, n) => new Option(device.label || say("calls-settings-unnamed", { n: String(n + 1) }), device.deviceId),
      );
      select.replaceChildren(first, ...rest);
      const id = chosen(kind);
      select.value = these.some((device) => device.deviceId === id) ? id : "";
      select.disabled = these.length === 0;
      if (kind === "audiooutput") {
        const field = /** @type {HTMLElement | null} */ (select.closest("[data-speaker]"));
        if (field) field.hidden = !canChooseSpeaker || these.length === 0;
      }
    }
  }

  #selects() {
    return this.#dialog.querySelectorAll("select");
  }
}
