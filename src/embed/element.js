// The custom element dwb-api-management and the loading of its files. This module keeps its name; the
// files that it loads have the hash of their content in their names and are checked against it.

// The build inserts the names and hashes of the first files here; each script names those that follow it.
const bundle = /* BUNDLE */ null;

const ELEMENT = "dwb-api-management";
const ATTRIBUTES = ["workspace-id", "api-base", "portal-base", "base-path", "token-url", "locale"];

/** The members of the events' details, in the order of the program's values; never a secret or a key. */
const DETAILS = { navigate: ["path"], error: ["status", "traceId"] };
const OF_ACCOUNT = ["id", "name"];

const addressOf = (part) => new URL(bundle[part].file, import.meta.url).href;

/** The style of the message that the tab could not be loaded. */
const FAILED = `:host{display:block}:host([hidden]){display:none}.tab{all:initial;display:block;padding:1.5em;\
color:CanvasText;background:Canvas;color-scheme:inherit;visibility:inherit;pointer-events:inherit;\
font:medium/1.5 var(--dwb-font,Verdana,Geneva,Tahoma,sans-serif)}p{margin:0 0 1em;overflow-wrap:anywhere}button{padding:.5em 1em;font:inherit}`;

/** How long to wait for a file, in milliseconds. */
const WAIT = 30_000;

/** A signal that aborts after so many milliseconds, or with its owner. */
const limit = (ms, owner) => AbortSignal.any([AbortSignal.timeout(ms), ...(owner ? [owner] : [])]);

const AWAY = "It could not be reached: check your connection, then try again.";
const UPDATED = "The tab was updated: copy the credentials, if shown, then reload the page.";
const ALTERED = "It was altered on its way. Reload the page, or tell whoever runs this portal.";

/** Why a file of the bundle did not arrive, in words for the user. */
async function reason(part, error) {
  if (error?.name === "TimeoutError") return AWAY;
  try {
    const again = await fetch(addressOf(part), { cache: "reload", signal: limit(WAIT) });
    if (again.redirected) return "Your session has ended. Sign in again.";
    if ([404, 410].includes(again.status)) return UPDATED;
    if (!again.ok) return `The server answered ${again.status}: try again.`;
    const [method, wanted] = bundle[part].integrity.split("-");
    const hash = await crypto.subtle.digest(method.replace("sha", "SHA-"), await again.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(hash))) === wanted ? AWAY : ALTERED;
  } catch {
    return AWAY;
  }
}

/**
 * How many files have failed. A browser remembers a module that failed, so each new attempt has another
 * address; other files are fetched past the cache.
 */
let failures = 0;

const failed = async (part, error) => (failures++, new Error(await reason(part, error)));

/** Imports a module of the bundle, after checking its integrity. */
async function importScript(part) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.integrity = bundle[part].integrity;
  link.nonce = document.querySelector("script[nonce]")?.nonce ?? "";
  link.href = addressOf(part) + (failures ? `?${failures}` : "");
  let wait;
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = reject;
      wait = setTimeout(reject, WAIT, { name: "TimeoutError" });
      document.head.append(link);
    });
    return await import(link.href);
  } catch (error) {
    throw await failed(part, error);
  } finally {
    clearTimeout(wait);
    link.remove();
  }
}

async function fetchPart(part) {
  try {
    // The entry of the file has its `integrity`, so the browser checks the hash.
    const options = { ...bundle[part], signal: limit(WAIT) };
    if (failures) options.cache = "reload";
    const answer = await fetch(addressOf(part), options);
    if (answer.ok) return answer;
  } catch (error) {
    throw await failed(part, error);
  }
  throw await failed(part);
}

/** Fetches a text of the bundle. */
const fetchText = async (part) => (await fetchPart(part)).text();

/** Loads one of the two programs: a script and its wasm. */
async function loadProgram(script, wasm) {
  if (!globalThis.WebAssembly) {
    throw new Error("It needs WebAssembly: allow it, or use another browser.");
  }
  const bytes = fetchPart(wasm);
  const [program] = await Promise.all([importScript(script), bytes]);
  Object.assign(bundle, program.later);
  try {
    await program.default({ module_or_path: bytes });
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Error("This page does not allow WebAssembly: tell whoever runs this portal.");
  }
  return program;
}

/** Loads something once for all elements of a page; after a failure it can be loaded again. */
function once(load) {
  let loaded;
  return () =>
    (loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    }));
}

/** Why the last attempt to load what is shown beside the list failed. */
let why = "";

/** The element that was used last: a panic is shown in it. */
let used;

/** The program has ended by a panic. Other elements keep working; this one starts a new program on Retry. */
function panicked() {
  load = once(start);
  failures += 1;
  used?.failed();
}

let load = once(start);

async function start() {
  let [program, style] = await Promise.all([loadProgram("script", "wasm"), fetchText("style")]);
  const sheet = await new CSSStyleSheet().replace(style);
  const { Tab, setPart } = program;
  program.watchForPanics(bundle.script.file, panicked);
  // What is shown beside the list is loaded after it; a debug build is one program.
  setPart?.(async (part, shared) => {
    try {
      const module = await WebAssembly.compile(await (await fetchPart(part)).arrayBuffer());
      const [more] = WebAssembly.Module.customSections(module, "style");
      sheet.replaceSync((style += new TextDecoder().decode(more)));
      return await WebAssembly.instantiate(module, { a: shared });
    } catch (error) {
      why = error.message;
      throw error;
    }
  });
  return { Tab, sheet };
}

/** The program that writes samples and files, loaded when the first one is needed. */
const loadSamples = once(() => loadProgram("samplesScript", "samplesWasm"));

class ApiManagement extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #root;
  #tab;
  #host;
  #leaving;
  #attributes;

  constructor() {
    super();
    // The host may have set it before this class was defined; the value is kept.
    this.getAccessToken ??= undefined;
    this.#root = document.createElement("div");
    this.#root.className = "tab";
    this.#root.lang = "en";
    this.attachShadow({ mode: "open" }).append(this.#root);
    const use = () => (used = this);
    for (const kind of ["pointerdown", "focusin"]) this.#root.addEventListener(kind, use);
  }

  /** Whether leaving now would lose input, or credentials that were neither copied nor downloaded. */
  get hasUnsavedWork() {
    return this.#tab?.hasUnsavedWork() ?? false;
  }

  /** Asks the user if leaving would lose something; true if the host may leave. */
  confirmLeave() {
    // The user cannot be asked while the element is not visible.
    if (!this.hasUnsavedWork || !this.#isSeen()) return Promise.resolve(!this.hasUnsavedWork);
    this.#leaving ??= new Promise((resolve) => this.#tab.confirmLeave(resolve)).finally(() => {
      this.#leaving = undefined;
    });
    return this.#leaving;
  }

  /** Checks the content, since the element's own style may hide only that. */
  #isSeen() {
    return this.#root.checkVisibility({ visibilityProperty: true });
  }

  connectedCallback() {
    // Moving the element in the document disconnects and connects it. The tab is kept, and its open
    // dialogs are made modal again.
    if (!this.#tab) this.#start();
    for (const dialog of this.shadowRoot.querySelectorAll("dialog[open]")) {
      dialog.removeAttribute("open");
      dialog.showModal();
    }
  }

  /** `moveBefore` moves the element without disconnecting it: there is nothing to do. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** Attributes that are changed in the same task take effect together; the user is asked first. */
  attributeChangedCallback() {
    queueMicrotask(async () => {
      const isSame = () => !this.#tab || this.#attributes === this.#now();
      if (isSame() || !(await this.confirmLeave()) || isSame() || !this.isConnected) return;
      this.#stop();
      this.#start();
    });
  }

  /** The current attributes. */
  #now() {
    return JSON.stringify(ATTRIBUTES.map((name) => this.getAttribute(name)));
  }

  async #start() {
    try {
      const { Tab, sheet } = await load();
      if (!this.isConnected || this.#tab) return;
      this.shadowRoot.adoptedStyleSheets = [sheet];
      const focused = this.shadowRoot.activeElement;
      this.#root.replaceChildren();
      this.#attributes = this.#now();
      const host = (this.#host = {
        text: fetchText,
        samples: loadSamples,
        why: () => why,
        limit,
        isSeen: () => this.#isSeen(),
        hasTokens: () => typeof this.getAccessToken === "function",
        token: (call) =>
          new Promise((resolve, reject) => {
            call.onabort = () => resolve("");
            Promise.resolve().then(() => this.getAccessToken()).then(resolve, reject);
          }),
        // A late answer may arrive after its tab was replaced.
        tell: (...event) => this.#host === host && this.#tell(...event),
      });
      used = this;
      this.#tab = new Tab(this, this.#root, host);
      // After Retry the focus goes to the page beside the list.
      if (focused) this.#root.querySelector("section")?.focus();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A panic has ended the tab. */
  failed() {
    this.#tell("error", 0);
    this.#tab = this.#host = undefined;
    this.#fail(new Error("Something went wrong. What was saved is saved."));
  }

  #stop() {
    if (used === this) used = undefined;
    this.#tab?.free();
    this.#tab = this.#host = undefined;
  }

  /** Events are sent a moment later, so that the host can safely remove the element in a listener. */
  #tell(event, ...values) {
    const names = values.length ? (DETAILS[event] ?? OF_ACCOUNT) : [];
    const detail = names.length
      ? Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))
      : null;
    queueMicrotask(() => {
      this.dispatchEvent(new CustomEvent(`dwb-${event}`, { detail, bubbles: true, composed: true }));
    });
  }

  /** The files could not be loaded: without program and style sheet, shows a message by itself. */
  #fail(error) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(FAILED);
    this.shadowRoot.adoptedStyleSheets = [sheet];
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = `API management is not available. ${error.message}`;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => this.#start());
    const focused = this.shadowRoot.activeElement;
    this.#root.replaceChildren(message, retry);
    if (focused) retry.focus();
  }
}

if (!customElements.get(ELEMENT)) {
  // The files are asked for before there is an element; if they do not come, the element asks again and says it.
  load().catch(() => {});
  customElements.define(ELEMENT, ApiManagement);
}
