// The custom element dwb-api-management, and how its files are found: this module keeps its name,
// the files it loads carry their content's hash and are checked against it.

// The build writes the names and hashes of the files here.
const bundle = /* BUNDLE */ null;

const ELEMENT = "dwb-api-management";
const ATTRIBUTES = ["workspace-id", "api-base", "portal-base", "base-path", "token-url", "locale"];

/** What the events carry, in the order in which the program tells it; never a secret or a key. */
const DETAILS = { navigate: ["path"], error: ["status", "traceId"] };
const OF_ACCOUNT = ["id", "name"];

const addressOf = (part) => new URL(bundle[part].file, import.meta.url).href;

/** How the tab says that it could not be loaded. */
const FAILED = `:host { display: block }
:host([hidden]) { display: none }
.tab {
  all: initial; display: block; padding: 1.5em; color: CanvasText; background: Canvas;
  color-scheme: inherit; visibility: inherit; pointer-events: inherit;
  font: medium/1.5 var(--dwb-font, Verdana, Geneva, Tahoma, sans-serif);
}
p { margin: 0 0 1em }
button { padding: 0.5em 1em; font: inherit }`;

/** A browser remembers a module that did not arrive: the next attempt has an address of its own. */
let failures = 0;

/** A module of the bundle, its integrity checked before any of it runs. */
async function importScript(part) {
  const { file, integrity } = bundle[part];
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.integrity = integrity;
  link.nonce = document.querySelector("script[nonce]")?.nonce ?? "";
  link.href = addressOf(part) + (failures ? `?${failures}` : "");
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => {
        failures += 1;
        reject(new Error(`${file} could not be loaded.`));
      };
      document.head.append(link);
    });
    return await import(link.href);
  } finally {
    link.remove();
  }
}

async function fetchPart(part) {
  const { file, integrity } = bundle[part];
  const answer = await fetch(addressOf(part), { integrity, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${file} could not be loaded.`);
  return answer;
}

/** A text of the bundle, fetched when it is asked for. */
const fetchText = async (part) => (await fetchPart(part)).text();

/** One of the two programs, which is a script and the wasm that belongs to it. */
async function loadProgram(script, wasm) {
  const bytes = fetchPart(wasm);
  const [program] = await Promise.all([importScript(script), bytes]);
  await program.default({ module_or_path: bytes });
  return program;
}

/** What is loaded once for all elements of a page; a failed load may be tried again. */
function once(load) {
  let loaded;
  return () =>
    (loaded ??= load().catch((error) => {
      loaded = undefined;
      throw error;
    }));
}

const load = once(async () => {
  const style = fetchText("style").then((text) => new CSSStyleSheet().replace(text));
  const [{ Tab }, sheet] = await Promise.all([loadProgram("script", "wasm"), style]);
  return { Tab, sheet };
});

/** The program that writes samples and files, loaded with the first of them. */
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
    // The host may have set it before this class was there.
    this.getAccessToken ??= undefined;
    this.#root = document.createElement("div");
    this.#root.className = "tab";
    this.#root.lang = "en";
    this.attachShadow({ mode: "open" }).append(this.#root);
  }

  /** Whether leaving now would lose something that was typed, or credentials that were not kept. */
  get hasUnsavedWork() {
    return this.#tab?.hasUnsavedWork() ?? false;
  }

  /** Asks the user where leaving would lose something; true when the host may leave. */
  confirmLeave() {
    // A question cannot be put where nobody sees the element.
    if (!this.hasUnsavedWork || !this.#isSeen()) return Promise.resolve(!this.hasUnsavedWork);
    this.#leaving ??= new Promise((resolve) => this.#tab.confirmLeave(resolve)).finally(() => {
      this.#leaving = undefined;
    });
    return this.#leaving;
  }

  /** What is inside, since the element itself may hide that alone. */
  #isSeen() {
    return this.#root.checkVisibility({ visibilityProperty: true });
  }

  connectedCallback() {
    // Moving the element in the document disconnects and connects it; the tab survives that, and
    // its dialogs are modal again.
    if (!this.#tab) this.#start();
    for (const dialog of this.shadowRoot.querySelectorAll("dialog[open]")) {
      dialog.removeAttribute("open");
      dialog.showModal();
    }
  }

  /** Moved without leaving the document, by `moveBefore`, it has nothing to mend. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /** Several attributes that are changed together count once, and the user is asked first. */
  attributeChangedCallback() {
    queueMicrotask(async () => {
      const isSame = () => !this.#tab || this.#attributes === this.#now();
      if (isSame() || !(await this.confirmLeave()) || isSame() || !this.isConnected) return;
      this.#stop();
      this.#start();
    });
  }

  /** The attributes as they are now. */
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
        isSeen: () => this.#isSeen(),
        hasTokens: () => typeof this.getAccessToken === "function",
        token: (call) =>
          new Promise((resolve, reject) => {
            call.onabort = () => resolve("");
            Promise.resolve().then(() => this.getAccessToken()).then(resolve, reject);
          }),
        // An answer may come when the tab that waited for it has gone.
        tell: (...event) => this.#host === host && this.#tell(...event),
      });
      this.#tab = new Tab(this, this.#root, host);
      // After a Retry: to the page beside the list.
      if (focused) this.#root.querySelector("section")?.focus();
    } catch (error) {
      this.#fail(error);
    }
  }

  #stop() {
    this.#tab?.free();
    this.#tab = this.#host = undefined;
  }

  /** Told a moment later, so that a host may do what it likes with the element in answer. */
  #tell(event, ...values) {
    const names = values.length ? (DETAILS[event] ?? OF_ACCOUNT) : [];
    const detail = names.length
      ? Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))
      : null;
    queueMicrotask(() => {
      this.dispatchEvent(new CustomEvent(`dwb-${event}`, { detail, bubbles: true, composed: true }));
    });
  }

  /** The files did not arrive: there are no program and no style sheet yet but these few rules. */
  #fail(error) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(FAILED);
    this.shadowRoot.adoptedStyleSheets = [sheet];
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = `API management could not be loaded. Check your connection, then select Retry. (${error.message})`;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => this.#start());
    const focused = this.shadowRoot.activeElement;
    this.#root.replaceChildren(message, retry);
    if (focused) retry.focus();
  }
}

if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, ApiManagement);
