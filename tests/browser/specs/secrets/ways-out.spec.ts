// After every way to leave the credentials, no piece of 8 letters of the secret remains anywhere: not in
// the document, storage, caches, history, console, requests, events, the engine's heap, nor in the memory of
// the two programs.

import type { Page } from "@playwright/test";
import { Events } from "../../fixtures/events.ts";
import { heapOf } from "../../fixtures/heap.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test, type Line, type Play } from "../../fixtures/line.ts";
import { ObjectUrls } from "../../fixtures/object-urls.ts";
import { changed } from "../../fixtures/plays.ts";
import { howManyHold, piecesOf } from "../../fixtures/secrets.ts";
import { placesOf } from "../../fixtures/traces.ts";
import { piecesInMemories, watchMemories } from "../../fixtures/wasm-memory.ts";
import type { Tab } from "../../pages/tab.ts";

interface Way {
  go: (page: Page, tab: Tab) => Promise<unknown>;
  arrives: (page: Page, tab: Tab) => Promise<unknown>;
  /** The tab does not ask: either the browser asks, or nothing does. */
  unasked?: boolean;
}

const arrivesAt = (name: string) => (_: Page, tab: Tab) => expect(tab.account.heading(name)).toBeVisible();

const WAYS: Record<string, Way> = {
  Done: { go: (_, tab) => tab.credentials.done.click(), arrives: arrivesAt("Fleet desk") },
  Esc: {
    go: async (page, tab) => {
      await tab.credentials.done.focus();
      await page.keyboard.press("Escape");
    },
    arrives: arrivesAt("Fleet desk"),
  },
  "another account": { go: (_, tab) => tab.accounts.account("Emissions desk").click(), arrives: arrivesAt("Emissions desk") },
  "Add account": { go: (_, tab) => tab.accounts.add.click(), arrives: (_, tab) => expect(tab.createForm.heading).toBeVisible() },
  "the back button": { go: (page) => pressBack(page), arrives: (page, tab) => expect(page).toHaveURL(tab.address()) },
  "a portal link": {
    go: (_, tab) => tab.portalLink("Data catalogue").click(),
    arrives: (page) => expect(page.getByRole("heading", { level: 1, name: "Data catalogue" })).toBeVisible(),
  },
  "a reload": {
    go: async (page) => {
      page.once("dialog", (dialog) => void dialog.accept());
      await page.reload();
    },
    arrives: arrivesAt("Fleet desk"),
    unasked: true,
  },
  "the element's removal": {
    go: (page) => page.evaluate(() => document.querySelector("dwb-api-management")?.remove()),
    arrives: (page) => expect(page.locator("dwb-api-management")).toHaveCount(0),
    unasked: true,
  },
};

/** The forms that the answer with the secret may have. */
const ANSWERS: Record<string, (body: any) => string> = {
  "as it comes": (body) => JSON.stringify(body),
  "with escapes in JSON": (body) => {
    const { value } = body.secret;
    const escaped = [...value].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
    return JSON.stringify(body).replace(JSON.stringify(value), `"${escaped}"`);
  },
  "with an account that cannot be read": (body) => JSON.stringify({ ...body, account: { ...body.account, access: 7 } }),
};

for (const [way, { go, arrives, unasked }] of Object.entries(WAYS)) {
  for (const [how, write] of Object.entries(ANSWERS)) {
    // The way to leave and the form of the answer are independent, so not every pair is tried.
    if (way !== "Done" && how !== "as it comes") continue;
    test(`by ${way}, ${how}: nothing of the secret is left`, async ({ page, context, tab, line, mishaps }) => {
      await watchMemories(context);
      const [events, urls, sent] = [await Events.watch(context), await ObjectUrls.watch(context), requestsOf(page)];
      const secret = await create(tab, line, write);
      await use(tab);
      await go(page, tab);
      if (!unasked) await tab.leaveDialog.leave.click();
      await arrives(page, tab);

      // The heap comes first: the other checks bring the secret into the page.
      expect(howManyHold([await heapOf(page)], secret), "in the heap").toBe(0);
      expect(await placesOf(page, ...piecesOf(secret))).toEqual([]);
      expect((await piecesInMemories(page, secret)).reduce((all, one) => all + one, 0), "in the memories").toBe(0);
      expect(howManyHold(sent, secret), "in requests").toBe(0);
      expect(howManyHold(mishaps.console(), secret), "in the console").toBe(0);
      expect(events.thatHold(piecesOf(secret)), "in events").toEqual([]);
      await expect.poll(() => urls.made.filter((url) => !urls.released.includes(url) && hasDocument(way))).toEqual([]);
    });
  }
}

test("after its end, a cut answer leaves nothing of the secret", async ({ page, context, tab, line, mishaps }) => {
  mishaps.allowFailedRequests();
  await watchMemories(context);
  let secret = "";
  const cut: Play = changed((came) => {
    const text = String(came.body);
    secret = JSON.parse(text).secret?.value ?? secret;
    return { ...came, body: text.slice(0, -1) };
  });
  line.spoil(CREATE, cut);
  await page.clock.install();
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect.poll(() => line.count(CREATE)).toBe(1);
  await expect(async () => {
    await page.clock.fastForward(1_000);
    await expect(tab.alert.first()).toBeVisible({ timeout: 100 });
  }).toPass();
  expect(howManyHold([await heapOf(page)], secret), "in the heap").toBe(0);
  expect(await placesOf(page, ...piecesOf(secret))).toEqual([]);
  expect((await piecesInMemories(page, secret)).reduce((all, one) => all + one, 0), "in the memories").toBe(0);
});

const CREATE = { method: "POST", path: /\/serviceAccounts$/ };

/** Creates an account and returns its secret as the backend sent it. */
async function create(tab: Tab, line: Line, write: (body: any) => string): Promise<string> {
  let secret = "";
  line.spoil(
    CREATE,
    changed((came) => {
      const body = JSON.parse(String(came.body));
      secret = body.secret.value;
      return { ...came, body: write(body) };
    }),
  );
  await tab.open();
  await tab.accounts.add.click();
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  line.mend();
  return secret;
}

/** Shows the secret, and puts it into a script. */
async function use(tab: Tab): Promise<void> {
  await tab.credentials.show.click();
  await expect(tab.credentials.hide).toBeVisible();
  await tab.sample.generate.click();
  await tab.sample.withSecret.check();
  await expect(tab.sample.code).toContainText("WARNING");
}

/** Whether the page is still the same document. The object URLs of a document end with it. */
const hasDocument = (way: string): boolean => !["a portal link", "a reload"].includes(way);

function requestsOf(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers())));
  return sent;
}
