// The custom element dwb-api-management, and how its files are found: this module keeps its name,
// the files it loads carry their content's hash and are checked against it.

// The build writes the names and hashes of the files here.
const bundle = /* BUNDLE */ null;

const ELEMENT = "dwb-api-management";
const ATTRIBUTES = ["workspace-id", "api-base", "portal-base", "base-path", "token-url"];

const addressOf = (part) => new URL(bundle[part].file, import.meta.url).href;

/** The program's module, its integrity checked before any of it runs. */
async function importScript() {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.integrity = bundle.script.integrity;
  link.nonce = document.querySelector("script[nonce]")?.nonce ?? "";
  link.href = addressOf("script");
  try {
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${bundle.script.file} could not be loaded.`));
      document.head.append(link);
    });
    return await import(link.href);
  } finally {
    link.remove();
  }
}

async function fetchPart(part) {
  const { integrity } = bundle[part];
  const answer = await fetch(addressOf(part), { integrity, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${bundle[part].file} could not be loaded.`);
  return answer;
}

/** A text of the bundle, fetched when it is asked for. */
const fetchText = async (name) => (await fetchPart(name)).text();

async function loadStyle() {
  const sheet = new CSSStyleSheet();
  return sheet.replace(await fetchText("style"));
}

async function loadProgram() {
  const wasm = fetchPart("wasm");
  const [script, style] = await Promise.all([importScript(), loadStyle(), wasm]);
  await script.default({ module_or_path: wasm });
  return { style, Tab: script.Tab };
}

let program;
/** One program serves all elements of a page; a failed load may be tried again. */
function load() {
  program ??= loadProgram().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

class ApiManagement extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #root;
  #tab;

  constructor() {
    super();
    this.#root = document.createElement("div");
    this.#root.className = "tab";
    this.attachShadow({ mode: "open" }).append(this.#root);
  }

  connectedCallback() {
    // Moving the element in the document disconnects and connects it; the tab survives that.
    if (!this.#tab) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#tab) return;
    this.#stop();
    this.#start();
  }

  async #start() {
    try {
      const { style, Tab } = await load();
      if (!this.isConnected || this.#tab) return;
      this.shadowRoot.adoptedStyleSheets = [style];
      this.#root.replaceChildren();
      this.#tab = new Tab(this, this.#root, fetchText);
    } catch (error) {
      this.#fail(error);
    }
  }

  #stop() {
    this.#tab?.free();
    this.#tab = undefined;
  }

  /** The files did not arrive: there is no program yet, so that this is said in plain markup. */
  #fail(error) {
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent = `API management could not be loaded: ${error.message}`;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = "Retry";
    retry.addEventListener("click", () => this.#start());
    this.#root.replaceChildren(message, retry);
  }
}

if (!customElements.get(ELEMENT)) customElements.define(ELEMENT, ApiManagement);
