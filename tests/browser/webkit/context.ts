// A WebKit browser with an empty profile, as Playwright's `BrowserContext`: its windows, its cookies, its
// downloads, and what its pages say.

import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { request as calls } from "@playwright/test";
import { type Heard, installation } from "./page-script.ts";
import { WebKitPage } from "./page.ts";
import type { Programs } from "./programs.ts";
import { Session } from "./session.ts";

type Listener = (event: any) => void;

export interface Options {
  baseURL: string;
  viewport: { width: number; height: number };
}

export class WebKitContext {
  private readonly listeners = new Map<string, Listener[]>();
  private readonly bound = new Map<string, (source: object, argument: unknown) => void>();
  private readonly scripts: string[] = [];
  private pages = 0;
  private readonly taken = new Set<string>();

  private constructor(
    private readonly programs: Programs,
    private readonly session: Session,
    readonly _options: Options,
  ) {}

  static async open(programs: Programs, options: Options): Promise<WebKitContext> {
    return new WebKitContext(programs, await Session.open(programs, options.viewport), options);
  }

  browser() {
    return { browserType: () => ({ name: () => "webkit" }) };
  }

  async newPage(): Promise<WebKitPage> {
    const handle = this.pages++ === 0 ? this.session.window() : await this.session.newWindow();
    return new WebKitPage(this, this.session, handle);
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  /** It runs in each page before a test first looks at it: WebDriver knows no earlier moment. */
  async addInitScript<A>(script: (argument: A) => unknown, argument?: A): Promise<void> {
    this.scripts.push(`(${script})(${JSON.stringify(argument) ?? ""});`);
  }

  async exposeBinding(name: string, act: (source: object, argument: any) => void): Promise<void> {
    this.bound.set(name, act);
  }

  /** WebKit asks nobody: a click permits it. */
  async grantPermissions(): Promise<void> {}

  installation(): string {
    return installation([...this.bound.keys()], this.scripts);
  }

  hear(heard: Heard[]): void {
    for (const one of heard) {
      if (one.kind === "call") this.bound.get(one.name)?.({}, one.argument);
      else if (one.kind === "error") this.tell("weberror", { error: () => one.text });
      else this.tell("console", { type: () => one.type, text: () => one.text });
    }
  }

  private tell(event: string, what: object): void {
    for (const listener of this.listeners.get(event) ?? []) listener(what);
  }

  readonly request = {
    /** The cookies of the answer become the browser's. */
    post: async (address: string, options: object): Promise<void> => {
      const client = await calls.newContext({ baseURL: this._options.baseURL });
      await client.post(address, options);
      const { cookies } = await client.storageState();
      await client.dispose();
      // A cookie is set for the page's own address only.
      await this.session.post("/url", { url: new URL(address, this._options.baseURL).href });
      for (const { name, value, path, httpOnly } of cookies) {
        await this.session.post("/cookie", { cookie: { name, value, path, httpOnly } });
      }
    },
  };

  /** A file that no test has seen, as soon as it is complete. */
  async nextDownload() {
    const folder = this.programs.downloads;
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const name = (await readdir(folder)).find((name) => !name.endsWith(".wkdownload") && !this.taken.has(name));
      if (name) {
        this.taken.add(name);
        return { suggestedFilename: () => name, path: async () => path.join(folder, name) };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("No file arrived.");
  }

  async close(): Promise<void> {
    await this.session.close();
    for (const name of await readdir(this.programs.downloads)) {
      await rm(path.join(this.programs.downloads, name), { force: true });
    }
  }
}
