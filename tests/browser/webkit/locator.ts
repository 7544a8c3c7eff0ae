// Elements of a WebKit page. It has the methods of Playwright's `Locator` that the page objects and the
// tests use; `expect` takes it for one.

import { pressing, typing } from "./keys.ts";
import type { Question, WebKitPage } from "./page.ts";
import {
  byLabel,
  byRole,
  byText,
  type FilterOptions,
  inWords,
  type Role,
  type RoleOptions,
  type Text,
  withText,
} from "./selectors.ts";

interface Waiting {
  timeout?: number;
}

interface Clicking extends Waiting {
  clickCount?: number;
  modifiers?: string[];
  position?: { x: number; y: number };
}

export class WebKitLocator {
  readonly _apiName = "Locator";

  constructor(
    private readonly of: WebKitPage,
    readonly _selector: string,
  ) {}

  page() {
    return this.of;
  }

  toString(): string {
    return inWords(this._selector);
  }

  private in(part: string): WebKitLocator {
    return new WebKitLocator(this.of, `${this._selector} >> ${part}`);
  }

  locator = (selector: string) => this.in(selector);
  getByRole = (role: Role, options?: RoleOptions) => this.in(byRole(role, options));
  getByText = (text: Text, options?: { exact?: boolean }) => this.in(byText(text, options?.exact));
  getByLabel = (text: Text, options?: { exact?: boolean }) => this.in(byLabel(text, options?.exact));
  first = () => this.in("nth=0");
  last = () => this.in("nth=-1");
  nth = (index: number) => this.in(`nth=${index}`);

  filter({ hasText, ...others }: FilterOptions): WebKitLocator {
    if (!hasText || Object.keys(others).length > 0) throw new Error("locator.ts filters by text only.");
    return this.in(withText(hasText));
  }

  count(): Promise<number> {
    return this.evaluateAll((elements) => elements.length);
  }

  async all(): Promise<WebKitLocator[]> {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  evaluateAll<R, A>(act: (elements: Element[], argument: A) => R, argument?: A): Promise<R> {
    return this.of.inPage(
      `(kit, selector, argument) => (${act})(kit.injected.querySelectorAll(kit.injected.parseSelector(selector), document), argument)`,
      this._selector,
      argument,
    );
  }

  /** With the one element, as soon as it is there. */
  evaluate<R, A>(act: (element: Element, argument: A) => R, argument?: A, waiting?: Waiting): Promise<R> {
    return this.withOne(`(_, element, argument) => (${act})(element, argument)`, argument, waiting);
  }

  textContent = () => this.evaluate((element) => element.textContent);
  innerText = () => this.evaluate((element) => (element as HTMLElement).innerText);
  inputValue = () => this.evaluate((element) => (element as HTMLInputElement).value);
  getAttribute = (name: string) => this.evaluate((element, name) => element.getAttribute(name), name);
  focus = () => this.evaluate((element) => (element as HTMLElement).focus());

  async isVisible(): Promise<boolean> {
    const { matches } = await this.of.answer(this._selector, "to.be.visible", {});
    return matches;
  }

  async click(options: Clicking = {}): Promise<void> {
    const point = await this.reach(options);
    await this.of.mouse.click(point.x, point.y, options);
  }

  async hover(options: Waiting = {}): Promise<void> {
    const point = await this.reach(options);
    await this.of.mouse.move(point.x, point.y);
  }

  check = () => this.setChecked(true);
  uncheck = () => this.setChecked(false);

  private async setChecked(checked: boolean): Promise<void> {
    const isChecked = () => this.evaluate((element) => (element as HTMLInputElement).checked);
    if ((await isChecked()) !== checked) await this.click();
    if ((await isChecked()) !== checked) throw new Error(`A click did not change ${this}.`);
  }

  async fill(text: string): Promise<void> {
    // It selects what is there, or says what is in the way.
    await this.withOne(`async ({ injected }, element) => {
      const wrong = await injected.checkElementStates(element, ["visible", "enabled", "editable"], true);
      if (wrong) return { again: wrong };
      const done = injected.fill(element, ${JSON.stringify(text)});
      return done === "needsinput" || done === "done" ? null : { again: done };
    }`);
    await this.of.session.keys(text ? typing(text) : pressing("Delete"));
  }

  async pressSequentially(text: string): Promise<void> {
    await this.focus();
    await this.of.session.keys(typing(text));
  }

  async press(combination: string): Promise<void> {
    await this.focus();
    await this.of.keyboard.press(combination);
  }

  async selectOption(words: string): Promise<void> {
    await this.withOne(
      `async ({ injected }, element, words) => {
        const done = injected.selectOptions(element, [{ valueOrLabel: words }]);
        return Array.isArray(done) ? null : { again: done };
      }`,
      words,
    );
  }

  async boundingBox() {
    return this.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  async waitFor({ state = "visible", timeout = this.of.patience }: { state?: string } & Waiting = {}): Promise<void> {
    const { matches } = await this._expect(`to.be.${state}`, { timeout });
    if (!matches) throw new Error(`${this} is not ${state}.`);
  }

  _expect(expression: string, question: Question) {
    return this.of._expect(expression, { ...question, selector: this._selector });
  }

  /** The point in the page to click, once the element can be: it stands still and nothing covers it. */
  private reach({ timeout, position }: Clicking): Promise<{ x: number; y: number }> {
    return this.withOne(
      `async ({ injected }, element, position) => {
        const wrong = await injected.checkElementStates(element, ["visible", "enabled", "stable"], true);
        if (wrong) return { again: wrong };
        element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
        const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
        const at = position ?? { x: box.width / 2, y: box.height / 2 };
        const point = { x: Math.round(box.x + at.x), y: Math.round(box.y + at.y) };
        const hit = injected.expectHitTarget(point, element);
        if (hit === "done") return point;
        // Something that stands still may cover it, such as the bar at the foot: the next attempt finds it elsewhere.
        element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
        return { again: hit };
      }`,
      position ?? null,
      { timeout },
    );
  }

  /** `act` gets the one element and may ask to be called again, with the reason why. */
  private async withOne<R>(act: string, argument?: unknown, { timeout = this.of.patience }: Waiting = {}): Promise<R> {
    const body = `async (kit, selector, argument) => {
      const { injected } = kit;
      const parsed = injected.parseSelector(selector);
      const elements = injected.querySelectorAll(parsed, document);
      if (elements.length > 1) throw injected.strictModeViolationError(parsed, elements);
      if (elements.length === 0) return { again: "there is none" };
      return { value: await (${act})(kit, elements[0], argument) };
    }`;
    let why: unknown;
    const end = Date.now() + timeout;
    do {
      const answer = await this.of.inPage<{ again?: unknown; value?: R }>(body, this._selector, argument ?? null);
      why = answer.again ?? (answer.value as { again?: unknown } | null)?.again;
      if (why === undefined) return answer.value as R;
      await this.of.moment();
    } while (Date.now() < end);
    throw new Error(`Waited for ${this}: ${JSON.stringify(why)}`);
  }
}
