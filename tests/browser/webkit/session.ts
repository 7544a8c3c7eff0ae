// A browser over WebDriver, the W3C's protocol: HTTP calls with JSON.

import { Programs } from "./programs.ts";

/** What the driver answers instead of doing what it was told. */
export class Refusal extends Error {
  constructor(
    /** Such as "no such alert". */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type KeyAction = { type: "keyDown" | "keyUp"; value: string } | { type: "pause"; duration: number };
export type PointerAction =
  | { type: "pointerMove"; x: number; y: number; duration: number }
  | { type: "pointerDown" | "pointerUp"; button: number };

export class Session {
  private current = "";

  private constructor(
    private readonly origin: string,
    private readonly id: string,
  ) {}

  static async open(programs: Programs, size: { width: number; height: number }): Promise<Session> {
    const capabilities = {
      browserName: "MiniBrowser",
      // A question of the browser's own stays until a test answers it.
      unhandledPromptBehavior: "ignore",
      "webkitgtk:browserOptions": { binary: Programs.browser, args: ["--automation"] },
    };
    const answer = await send(programs.origin, "POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    const session = new Session(programs.origin, (answer as { sessionId: string }).sessionId);
    session.current = await session.get("/window");
    await session.fit(size);
    return session;
  }

  /** Makes the page this large: the window has bars of its own. */
  async fit({ width, height }: { width: number; height: number }): Promise<void> {
    await this.post("/window/rect", { width, height });
    const [w, h] = await this.run<[number, number]>("return [innerWidth, innerHeight]", []);
    await this.post("/window/rect", { width: 2 * width - w, height: 2 * height - h });
  }

  window(): string {
    return this.current;
  }

  async newWindow(): Promise<string> {
    const { handle } = await this.post<{ handle: string }>("/window/new", { type: "window" });
    return handle;
  }

  async switchTo(handle: string): Promise<void> {
    if (handle === this.current) return;
    await this.post("/window", { handle });
    this.current = handle;
  }

  /** The body of a function in the page. It gives its value, or a promise of it. */
  run<T>(body: string, args: unknown[]): Promise<T> {
    return this.post("/execute/sync", { script: body, args });
  }

  async keys(actions: KeyAction[]): Promise<void> {
    await this.post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async pointer(actions: PointerAction[]): Promise<void> {
    const parameters = { pointerType: "mouse" };
    await this.post("/actions", { actions: [{ type: "pointer", id: "mouse", parameters, actions }] });
  }

  get<T>(path: string): Promise<T> {
    return send(this.origin, "GET", `/session/${this.id}${path}`) as Promise<T>;
  }

  post<T>(path: string, body: object): Promise<T> {
    return send(this.origin, "POST", `/session/${this.id}${path}`, body) as Promise<T>;
  }

  async closeWindow(): Promise<void> {
    await send(this.origin, "DELETE", `/session/${this.id}/window`);
    this.current = "";
  }

  async close(): Promise<void> {
    await send(this.origin, "DELETE", `/session/${this.id}`);
  }
}

async function send(origin: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(origin + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Refusal(error, message || error);
}
