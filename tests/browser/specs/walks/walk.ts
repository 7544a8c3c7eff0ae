// One random walk: a user with two windows takes random steps, while the proxy (`line.ts`) makes some calls
// fail at random. After each step the test compares what the windows show (`sight.ts`), what their user knows
// (`user.ts`) and what the backend has with the invariants of ARCHITECTURE.md.

import type { Browser, BrowserContext, Page } from "@playwright/test";
import { violations } from "../../fixtures/axe.ts";
import { Chance } from "../../fixtures/chance.ts";
import { pasted } from "../../fixtures/clipboard.ts";
import { Gateway } from "../../fixtures/gateway.ts";
import { Line } from "../../fixtures/line.ts";
import { Mishaps } from "../../fixtures/mishaps.ts";
import { storms } from "../../fixtures/weather.ts";
import { type Databases, Workbench } from "../../fixtures/workbench.ts";
import { Truth } from "./backend.ts";
import { addHostLinks } from "./host.ts";
import { broken, disturbed, KEPT, TRUE } from "./rules.ts";
import { brief, look, type Sight } from "./sight.ts";
import { nextStep, pressed, type Step, take } from "./steps.ts";
import { type Deed, User } from "./user.ts";

const DEMO = { dataSets: 272, serviceAccounts: 12 };
/** How often a page is looked at, and its clock moved on, until it is at rest. */
const PATIENCE = 90;

/** An invariant is broken. */
export class Broken extends Error {}

interface Window {
  page: Page;
  user: User;
  sight: Sight;
  /** How many of the browser's own questions came; each is answered with "leave". */
  questions: number;
  /** The contents of the files that were downloaded, since the last step. */
  files: Promise<string>[];
}

export class Walk {
  readonly taken: Step[] = [];
  private windows: Window[] = [];
  private truth!: Truth;

  private constructor(
    private readonly workbench: Workbench,
    private readonly line: Line,
    private readonly context: BrowserContext,
    private readonly mishaps: Mishaps,
    private readonly gateway: Gateway,
    private readonly chance: Chance,
    /** The kinds of pages whose accessibility was checked. */
    private readonly seen: Set<string>,
  ) {}

  static async start(browser: Browser, databases: Databases, seed: number, seen: Set<string>): Promise<Walk> {
    const workbench = await Workbench.start(await databases.copy(DEMO), DEMO);
    const line = await Line.start(workbench);
    const context = await browser.newContext({ baseURL: line.origin, viewport: { width: 1440, height: 900 } });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await addHostLinks(context, line);
    const mishaps = await Mishaps.watch(context);
    mishaps.allowFailedRequests();
    mishaps.allowUnknownPrograms();
    await context.request.post("/sign-in", { form: { as: "administrator" }, maxRedirects: 0 });
    const gateway = await Gateway.signIn(workbench);
    const walk = new Walk(workbench, line, context, mishaps, gateway, new Chance(seed), seen);
    walk.truth = await Truth.of(gateway, line);
    await walk.openWindow();
    await walk.openWindow();
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
    if (step.do === "storm") storms(this.line, new Chance(step.seed), 0.4);
    if (step.do === "calm") storms(this.line, this.chance, null);
    const asked = window.questions;
    const wasTaken = await take(window.page, step);
    const before = this.windows.map(({ sight }) => sight);
    for (const each of this.windows) each.sight = await this.rest(each.page);
    const deed = { step, before: before[index]!, sight: window.sight, wasAsked: window.questions > asked };
    if (wasTaken) await this.check(window, deed);
    this.windows.forEach(({ sight }, at) => at !== index && must(disturbed(before[at]!, sight)));
    const [mishap] = this.mishaps.unexpected();
    must(mishap && `The console says: ${mishap}`);
    await this.checkAccess();
  }

  private async check(window: Window, deed: Deed): Promise<void> {
    const { user } = window;
    must(broken(KEPT, deed, user));
    user.learns(deed, await this.takesAway(window, deed));
    must(broken(TRUE, deed, user));
    must(await this.truth.contradicts(deed, user.sends(deed)));
  }

  /** Whether the step has brought the shown secret to the clipboard or into a file. */
  private async takesAway({ files }: Window, { step, before, sight }: Deed): Promise<boolean> {
    const secrets = this.truth.secretsOf(sight.path);
    const texts = await Promise.all(files.splice(0));
    if (sight.shows === "credentials" && /^Copy/.test(pressed(step, before))) texts.push(await pasted(this.context));
    return texts.some((text) => secrets.some((secret) => text.includes(secret)));
  }

  /** Checks the accessibility rules, once for each kind of page, as they take a while. */
  private async checkAccess(): Promise<void> {
    for (const { page, sight } of this.windows) {
      const { shows, scope, dialog, alerts, isTab } = sight;
      const kind = JSON.stringify([shows, scope, dialog.replace(/(Remove|secret of) .*/, "$1"), alerts.length > 0, page.viewportSize()?.width]);
      if (!isTab || this.seen.has(kind)) continue;
      this.seen.add(kind);
      const faults = await violations(page);
      must(faults.length > 0 && `It breaks rules of accessibility: ${faults.join("; ")}`);
    }
  }

  private async openWindow(): Promise<void> {
    const page = await this.context.newPage();
    const window: Window = { page, user: new User(this.windows.length), sight: {} as Sight, questions: 0, files: [] };
    page.on("dialog", (dialog) => {
      window.questions++;
      void dialog.accept();
    });
    page.on("download", (download) => window.files.push(download.createReadStream().then(textOf)));
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
      // A call that is never answered ends with its time limit.
      if (this.line.isIdle) await page.clock.fastForward(sight.busy ? (this.line.silent ? 10_000 : 1_000) : 300);
    }
    throw new Broken(`It does not come to rest: ${brief(await look(page))}`);
  }
}

/** Ends the walk with the words of what is broken, if there are any. */
function must(words: string | false | undefined): void {
  if (words) throw new Broken(words);
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const part of stream) text += String(part);
  return text;
}
