// A WebKit page. It has the methods of Playwright's `Page` that the page objects and the tests use.

import type { WebKitContext } from "./context.ts";
import { down, keyOf, pressing, typing, up } from "./keys.ts";
import { WebKitLocator } from "./locator.ts";
import { KIT } from "./page-script.ts";
import { byLabel, byRole, byText, type Role, type RoleOptions, type Text } from "./selectors.ts";
import { Refusal, type Session } from "./session.ts";

interface Answer {
  matches: boolean;
  received?: { value: unknown };
  errorMessage?: string;
}

/** What an assertion of Playwright's asks for, in its own words. */
export interface Question {
  isNot?: boolean;
  timeout: number;
  selector?: string;
  [detail: string]: unknown;
}

export class WebKitPage {
  readonly _apiName = "Page";
  /** How long an action waits until it is possible, in milliseconds. */
  readonly patience = 10_000;
  private closed = false;
  private address = "about:blank";

  constructor(
    private readonly within: WebKitContext,
    readonly session: Session,
    private readonly handle: string,
  ) {}

  context() {
    return this.within;
  }

  get request() {
    return this.within.request;
  }

  mainFrame() {
    return this;
  }

  locator = (selector: string) => new WebKitLocator(this, selector);
  getByRole = (role: Role, options?: RoleOptions) => this.locator(byRole(role, options));
  getByText = (text: Text, options?: { exact?: boolean }) => this.locator(byText(text, options?.exact));
  getByLabel = (text: Text, options?: { exact?: boolean }) => this.locator(byLabel(text, options?.exact));

  readonly keyboard = {
    press: (combination: string) => this.keys(() => pressing(combination)),
    type: (text: string) => this.keys(() => typing(text)),
    down: (name: string) => this.keys(() => [down(keyOf(name))]),
    up: (name: string) => this.keys(() => [up(keyOf(name))]),
  };

  readonly mouse = {
    move: async (x: number, y: number) => {
      await this.attend();
      await this.session.pointer([{ type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0 }]);
    },
    click: async (x: number, y: number, { clickCount = 1, modifiers = [] as string[] } = {}) => {
      await this.mouse.move(x, y);
      for (const key of modifiers) await this.keyboard.down(key);
      for (let times = 0; times < clickCount; times++) {
        await this.session.pointer([
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ]);
      }
      for (const key of modifiers) await this.keyboard.up(key);
    },
  };

  private async keys(actions: () => Parameters<Session["keys"]>[0]): Promise<void> {
    await this.attend();
    await this.session.keys(actions());
  }

  private async attend(): Promise<void> {
    await this.session.switchTo(this.handle);
  }

  /** Where the page was when a test last looked at it. */
  url(): string {
    return this.address;
  }

  async goto(address: string): Promise<void> {
    await this.attend();
    await this.session.post("/url", { url: new URL(address, this.within._options.baseURL).href });
    await this.inPage("() => null");
  }

  async goBack(): Promise<void> {
    await this.attend();
    await this.session.post("/back", {});
  }

  async goForward(): Promise<void> {
    await this.attend();
    await this.session.post("/forward", {});
  }

  async reload(): Promise<void> {
    await this.attend();
    await this.session.post("/refresh", {});
  }

  async setContent(html: string): Promise<void> {
    await this.goto(`data:text/html,${encodeURIComponent(html)}`);
  }

  evaluate<R, A>(act: ((argument: A) => R) | string, argument?: A): Promise<Awaited<R>> {
    const body = typeof act === "string" ? `() => { ${act} }` : `(_, argument) => (${act})(argument)`;
    return this.inPage(body, argument ?? null);
  }

  /** Calls a function in the page, given as text, with the kit and these arguments. */
  async inPage<R>(act: string, ...args: unknown[]): Promise<R> {
    await this.attend();
    const body = `
      const kit = ${KIT};
      if (!kit) return { missing: true };
      return Promise.resolve()
        .then(() => (${act})(kit, ...arguments))
        .then((value) => ({ value, heard: kit.heard.splice(0), address: location.href }), (error) => ({ error: String(error) }));`;
    let answer = await this.session.run<any>(body, args);
    if (answer.missing) {
      await this.session.run(this.within.installation(), []);
      answer = await this.session.run<any>(body, args);
    }
    if (answer.error !== undefined) throw new Error(answer.error);
    this.address = answer.address;
    this.within.hear(answer.heard);
    return answer.value;
  }

  /** Until the next try. */
  moment(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** What Playwright's assertions call. */
  async _expect(expression: string, { timeout, selector = ":root", ...question }: Question) {
    const end = Date.now() + timeout;
    let answer: Answer;
    do {
      answer = await this.answer(selector, expression, question);
      if (answer.matches !== !!question.isNot) return answer;
      await this.moment();
    } while (Date.now() < end);
    return { ...answer, timedOut: true };
  }

  answer(selector: string, expression: string, question: { isNot?: boolean }): Promise<Answer> {
    const options = { isNot: false, ...question, expression };
    return this.inPage(
      `async ({ injected }, selector, options) => {
        const parsed = injected.parseSelector(selector);
        const elements = injected.querySelectorAll(parsed, document);
        const takesMany = options.expression === "to.have.count" || options.expression.endsWith(".array");
        if (elements.length > 1 && !takesMany) {
          return { matches: options.isNot, errorMessage: String(injected.strictModeViolationError(parsed, elements)) };
        }
        if (elements.length > 0 || takesMany) return injected.expect(elements[0], options, elements, true);
        if (["to.be.hidden", "to.be.detached"].includes(options.expression)) return { matches: true };
        if (["to.be.visible", "to.be.attached", "to.be.in.viewport"].includes(options.expression)) return { matches: false };
        return { matches: options.isNot, errorMessage: "There is no such element." };
      }`,
      selector,
      options,
    );
  }

  /** The next file that arrives. */
  async waitForEvent(event: string) {
    if (event !== "download") throw new Error(`page.ts does not know the event ${event}.`);
    return this.within.nextDownload();
  }

  /** The text of the browser's own question, such as the one before a page is left; null if there is none. */
  async question(): Promise<string | null> {
    try {
      return await this.session.get<string>("/alert/text");
    } catch (error) {
      if (error instanceof Refusal && error.code === "no such alert") return null;
      throw error;
    }
  }

  isClosed(): boolean {
    return this.closed;
  }

  async close(): Promise<void> {
    await this.attend();
    await this.session.closeWindow();
    this.closed = true;
  }

  /** WebDriver changes no requests. */
  async unrouteAll(): Promise<void> {}
}
