// One random walk: a user with two windows takes random steps, while the proxy (`line.ts`) makes some calls
// fail at random. After each step the test compares what the windows show and what the backend has with the
// invariants of ARCHITECTURE.md.

import type { Browser, BrowserContext, Page } from "@playwright/test";
import { violations } from "../../fixtures/axe.ts";
import { Chance } from "../../fixtures/chance.ts";
import { Gateway } from "../../fixtures/gateway.ts";
import { Line } from "../../fixtures/line.ts";
import { Mishaps } from "../../fixtures/mishaps.ts";
import { storms } from "../../fixtures/weather.ts";
import { type Databases, Workbench } from "../../fixtures/workbench.ts";
import { type Sight, look } from "./sight.ts";
import { inWords, nextStep, type Step, take } from "./steps.ts";

const DEMO = { dataSets: 272, serviceAccounts: 12 };
/** How often a page is looked at, and its clock moved on, until it is at rest. */
const PATIENCE = 90;

/** An invariant is broken. */
export class Broken extends Error {}

/** A browser window, and what its user knows. */
interface Window {
  page: Page;
  sight: Sight;
  /** The text that was typed into the fields of the current form. */
  typed: { name?: string; email?: string };
  /** Whether the visible credentials were copied or downloaded, or may have been. */
  isCopied: boolean;
  /** How many of the browser's own questions came; each is answered with "leave". */
  questions: number;
}

export class Walk {
  readonly taken: Step[] = [];
  private windows: Window[] = [];
  /** How many creations the activity log of the demo data has. */
  private seeded = 0;
  /** How many steps may have sent the create form: at most so many accounts may be created. */
  private stays = 0;

  private constructor(
    private readonly workbench: Workbench,
    private readonly line: Line,
    private readonly context: BrowserContext,
    private readonly mishaps: Mishaps,
    private readonly gateway: Gateway,
    private readonly chance: Chance,
  ) {}

  static async start(browser: Browser, databases: Databases, seed: number): Promise<Walk> {
    const workbench = await Workbench.start(await databases.copy(DEMO), DEMO);
    const line = await Line.start(workbench);
    const context = await browser.newContext({ baseURL: line.origin, viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const mishaps = await Mishaps.watch(context);
    mishaps.allowFailedRequests();
    await context.request.post("/sign-in", { form: { as: "administrator" }, maxRedirects: 0 });
    const walk = new Walk(workbench, line, context, mishaps, await Gateway.signIn(workbench), new Chance(seed));
    await walk.openWindow();
    await walk.openWindow();
    walk.seeded = (await walk.done()).created;
    return walk;
  }

  async end(): Promise<void> {
    await this.gateway.leave();
    await this.context.close();
    await this.line.stop();
    await this.workbench.stop();
  }

  /** Takes the given step, or a random one, and checks the invariants. */
  async step(given?: Step): Promise<void> {
    const index = given?.window ?? (this.chance.next() < 0.8 ? 0 : 1);
    const window = this.windows[index] as Window;
    const step = given ?? (await nextStep(window.page, index, this.chance, this.taken.length));
    this.taken.push(step);
    if (step.do === "storm") storms(this.line, this.chance, 0.4);
    if (step.do === "calm") storms(this.line, this.chance, null);
    const before = window.sight;
    const asked = window.questions;
    if (before.shows === "create" && isSending(step)) this.stays++;
    const wasTaken = await take(window.page, step);
    for (const each of this.windows) each.sight = await this.rest(each.page);
    if (wasTaken) await this.check(window, before, step, window.questions > asked);
  }

  /** Checks the accessibility rules. It is slow, so it does not run after each step. */
  async checkAccess(): Promise<void> {
    for (const { page } of this.windows) {
      const broken = await violations(page);
      if (broken.length) throw new Broken(`It breaks rules of accessibility: ${broken.join("; ")}`);
    }
  }

  private async openWindow(): Promise<void> {
    const page = await this.context.newPage();
    const window: Window = { page, sight: {} as Sight, typed: {}, isCopied: false, questions: 0 };
    page.on("dialog", (dialog) => {
      window.questions++;
      void dialog.accept();
    });
    await page.clock.install();
    await page.goto(this.line.tab());
    window.sight = await this.rest(page);
    this.windows.push(window);
  }

  /** Waits until nothing is under way, and moves the page's clock on meanwhile. */
  private async rest(page: Page): Promise<Sight> {
    let last = "";
    for (let times = 0; times < PATIENCE; times++) {
      await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => setTimeout(frame, 0)))).catch(() => {});
      const sight = await look(page).catch(() => undefined);
      if (!sight || !this.line.isIdle) continue;
      const now = JSON.stringify(sight);
      if (!sight.busy && now === last) return sight;
      last = now;
      if (this.line.isIdle) await page.clock.fastForward(sight.busy ? 1_000 : 300);
    }
    const sight = await look(page);
    throw new Broken(`It does not come to rest: ${sight.text.slice(0, 400)}`);
  }

  private async check(window: Window, before: Sight, step: Step, wasAsked: boolean): Promise<void> {
    const { sight } = window;
    const fail = (words: string) => {
      throw new Broken(`${words}\n  before: ${brief(before)}\n  after:  ${brief(sight)}`);
    };
    const [mishap] = this.mishaps.unexpected();
    if (mishap) fail(`The console says: ${mishap}`);
    if (!sight.isTab) return this.forget(window);
    if (sight.text.trim() === "") fail("The tab is blank.");
    if (/API management is not available/.test(sight.text)) fail("The program has ended.");

    const { events, created } = await this.done();
    const hasLeft = wasAsked || isPressed(step, /^(Leave|Discard|Done|Replace)$/) || before.dialog.startsWith("Leave");
    const isNew = before.shows === "create" && isPressed(step, /^Create service account$/) && /\/[0-9a-f-]{36}$/.test(sight.path);

    // Typed text, chosen data sets and secrets are not lost without a question.
    if (before.isGuarded && !hasLeft) {
      const isPlace = sight.path === before.path;
      const isDone = isNew || sight.isSaved || sight.isRemoved || /does not exist any more/.test(sight.text);
      const isTaken = step.do === "press" || step.do === "key" || step.do === "keys" || step.do === "type";
      if (!isPlace && !isDone) fail("What was typed, or a secret, is lost unasked.");
      if (before.shows === "credentials" && sight.shows !== "credentials" && !isTaken) fail("The secret is gone unasked.");
    }
    if (before.shows === "credentials" && sight.shows !== "credentials" && !hasLeft && !window.isCopied) {
      fail("An uncopied secret is gone unasked.");
    }

    // The fields contain what was typed.
    if (sight.path !== before.path || hasLeft || sight.shows !== before.shows) window.typed = {};
    else if (sight.shows === "create" || sight.shows === "account") {
      if (step.do === "fill") window.typed = { name: step.text, email: step.email };
      else if (step.do === "type" && step.name.startsWith("Account name")) window.typed.name = step.text;
      else if (step.do === "type" && step.name.startsWith("Contact email")) window.typed.email = step.text;
      else if (isPressed(step, /^(Undo |Theirs|Yours|Keep|Use|Save$)/)) window.typed = {};
      else if (step.do === "keys") window.typed = {};
      const { name, email } = window.typed;
      if (name !== undefined && sight.name !== name) fail(`${JSON.stringify(name)} was typed, and ${JSON.stringify(sight.name)} is there.`);
      if (email !== undefined && sight.email !== email) fail(`${JSON.stringify(email)} was typed, and ${JSON.stringify(sight.email)} is there.`);
    }

    // Leaving asks exactly when something is unsaved.
    if (sight.shows === "credentials") {
      if (before.shows !== "credentials") window.isCopied = false;
      if (/^(Copy|Download|Generate)/.test("name" in step ? step.name : "") || step.do === "keys") window.isCopied = true;
      if (!window.isCopied && !sight.isGuarded) fail("An uncopied secret is not guarded.");
    } else if (!sight.dialog && !sight.alerts.length) {
      if (sight.shows === "create" && (sight.name || sight.email) && !sight.isGuarded) fail("The form is not guarded.");
      if (sight.shows === "account" && sight.changes > 0 !== sight.isGuarded) fail("The guard does not fit the changes.");
      if (sight.shows === "other" && sight.isGuarded) fail("There is nothing to guard.");
    }

    // An element of the tab has the focus.
    if (isTabStep(step) && sight.path === before.path && before.hasFocus && !sight.hasFocus) fail("The focus is lost.");

    // What the tab says was done is so on the backend, and was done once.
    const id = /[0-9a-f-]{36}$/.exec(sight.path)?.[0] ?? "";
    if (sight.isSaved && !before.isSaved && sight.changes === 0 && sight.shows === "account") {
      const { name, contactEmail } = await this.gateway.account(id);
      if (name !== sight.name.trim() || contactEmail !== sight.email.trim()) fail(`It says saved, and the backend has ${name}, ${contactEmail}.`);
    }
    if (sight.isRemoved && !before.isRemoved && !events.includes("ServiceAccountDeleted")) fail("It says removed, and nothing is.");
    if (isNew) {
      await this.gateway.account(id);
      if (sight.shows !== "credentials" && !/answer got lost/.test(sight.text)) fail("The secret is lost, and nothing is said of it.");
    }
    if (created > this.stays) fail(`${created} accounts were created in ${this.stays} stays at the form.`);
  }

  private async done(): Promise<{ events: string[]; created: number }> {
    const events = await this.gateway.eventsOf("");
    return { events, created: events.filter((event) => event === "ServiceAccountCreated").length - this.seeded };
  }

  private forget(window: Window): void {
    window.typed = {};
    window.isCopied = false;
  }
}

const isPressed = (step: Step, name: RegExp): boolean =>
  (step.do === "press" || step.do === "key") && name.test(step.name);

const isSending = (step: Step): boolean => isPressed(step, /^Create service account$/) || (step.do === "keys" && step.keys === "Enter");

const isTabStep = (step: Step): boolean => step.do === "press" || step.do === "key" || step.do === "type";

const brief = ({ path, shows, name, email, changes, dialog, alerts, isGuarded, isSaved, hasFocus }: Sight): string =>
  JSON.stringify({ path: path.replace(/.*apiManagement/, ""), shows, name, email, changes, dialog, alerts, isGuarded, isSaved, hasFocus });

export const told = (steps: Step[]): string => steps.map((step, at) => `  ${at + 1}. ${inWords(step)}`).join("\n");
