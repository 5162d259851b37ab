/**
 * The key of this browser: made here, never leaving it, kept for the next sign-in (Web Cryptography, 14.3: a key that is
 * not extractable can be stored and used, and its private half be read by nobody, scripts of this site included).
 *
 * When the form is sent, a challenge of the server is signed, and the signature goes along. Where that cannot be done
 * in a moment, the form is sent without: the server then takes this for a browser that it does not know.
 */

/** What is signed begins with this, here as on the server. */
const CONTEXT = "doorcode/device-proof/1";
const DATABASE = "doorcode-device";
const STORE = "keys";
const KEY = "sign-in";
/** How long the form waits for its signature, in milliseconds. */
const PATIENCE_MS = 2_000;
/** Another challenge is asked for when this part of the time has passed that one is good for. */
const FRESH = 0.8;

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>}
 */
async function kept(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<CryptoKeyPair | undefined>} */
const found = () => kept("readonly", (store) => store.get(KEY));

/** @returns {Promise<CryptoKeyPair>} */
async function key() {
  const known = await found();
  if (known) return known;
  const fresh = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
  try {
    await kept("readwrite", (store) => store.add(fresh, KEY));
    return fresh;
  } catch (error) {
    // Another window was faster: its key is the one.
    const other = await found();
    if (other) return other;
    throw error;
  }
}

/** @param {ArrayBuffer} bytes */
function base64url(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} challenge */
async function proof(challenge) {
  const { privateKey, publicKey } = await key();
  const message = new TextEncoder().encode(`${CONTEXT}\n${location.origin}\n${challenge}`);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, message);
  return {
    device_challenge: challenge,
    device_public_key: base64url(await crypto.subtle.exportKey("raw", publicKey)),
    device_signature: base64url(signature),
  };
}

/** @returns {Promise<string>} */
async function challenge() {
  const answer = await fetch("/api/v1/device-challenges", { method: "POST", headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).challenge;
}

/** @param {HTMLFormElement} form */
function prove(form) {
  const goodFor = FRESH * Number(form.dataset.challengeMs);
  const shared = /** @type {HTMLInputElement | null} */ (form.elements.namedItem("shared"));
  let sending = false;
  /** @type {Promise<string> | undefined} */
  let asked;
  let askedAt = 0;

  const ask = () => {
    if (!asked || performance.now() - askedAt > goodFor) {
      askedAt = performance.now();
      asked = challenge();
      // Told where it is waited for.
      asked.catch(() => {});
    }
    return asked;
  };

  const sign = async () => {
    const once = ask();
    // Another try from this page, after 'Back', needs another.
    asked = undefined;
    return proof(await once);
  };

  const nothing = { device_challenge: "", device_public_key: "", device_signature: "" };
  /** @param {typeof nothing} fields */
  const fill = (fields) => {
    for (const [name, value] of Object.entries(fields)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
  };

  // While the person types there is time for it.
  form.addEventListener("input", () => void ask());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    fill(nothing);
    // A computer that others use keeps nothing.
    if (!shared?.checked) {
      /** @type {Promise<typeof nothing>} */
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, nothing));
      fill(await Promise.race([sign(), late]).catch(() => nothing));
    }
    form.submit();
  });
  // 'Back' to this page as it was left.
  addEventListener("pageshow", () => {
    sending = false;
  });
}

document.querySelectorAll("form[data-challenge-ms]").forEach((form) => prove(/** @type {HTMLFormElement} */ (form)));
