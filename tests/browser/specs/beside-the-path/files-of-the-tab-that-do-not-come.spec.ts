// A file of the tab does not arrive: the message tells a deploy, an altered file and a lost connection
// apart, and trying again works once the file is there.

import type { Locator, Page, Route } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import type { Tab } from "../../pages/tab.ts";

/** What may be wrong with a file, and the message for it. */
const FAULTS: Record<string, { play: (route: Route) => Promise<void>; said: string }> = {
  "that a deploy has taken away": {
    play: (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }),
    said: "The tab was updated: copy the credentials",
  },
  "that something altered on its way": {
    play: async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: Buffer.from([...(await answer.body()), 10]) });
    },
    said: "It was altered on its way.",
  },
  "that a proxy refuses": {
    play: (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
    said: "The server answered 502",
  },
  "without a connection": {
    play: (route) => route.abort("internetdisconnected"),
    said: "check your connection",
  },
};

interface Place {
  file: RegExp;
  /** Goes to a place that needs the file; `again` requests it again afterwards. */
  open: (tab: Tab, page: Page) => Promise<void>;
  alert: (tab: Tab, page: Page) => Locator;
  again: (tab: Tab, page: Page) => Promise<void>;
  there: (tab: Tab, page: Page) => Promise<void>;
}

const toAnAccount = async (tab: Tab) => {
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
};
const retry = (_: Tab, page: Page) => page.getByRole("button", { name: "Retry" }).click();
const hasFields = (tab: Tab) => expect(tab.account.name).toHaveValue("Fleet reporting");
const inSection = (tab: Tab) => tab.sample.section.getByRole("alert");

const PLACES: Record<string, Place> = {
  "the program": {
    file: /api-management-[0-9a-f]+_bg\.wasm/,
    open: async (tab, page) => void (await page.goto(tab.address())),
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: (tab) => tab.accounts.counts("12 service accounts"),
  },
  "its script": {
    file: /api-management-[0-9a-f]+\.js/,
    open: async (tab, page) => void (await page.goto(tab.address())),
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: (tab) => tab.accounts.counts("12 service accounts"),
  },
  "the style sheet": {
    file: /api-management-[0-9a-f]+\.css/,
    open: async (tab, page) => void (await page.goto(tab.address())),
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: (tab) => tab.accounts.counts("12 service accounts"),
  },
  "the part with the pages": {
    file: /_pages_bg\.wasm/,
    open: toAnAccount,
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: hasFields,
  },
  "the part with the access review": {
    file: /_review_bg\.wasm/,
    open: async (tab) => {
      await tab.open();
      await tab.accounts.review.click();
    },
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: (tab) => tab.review.counts("12 service accounts"),
  },
  "the part with the history of an account": {
    file: /_care_bg\.wasm/,
    open: async (tab) => {
      await toAnAccount(tab);
      await tab.history.link.click();
    },
    alert: (_, page) => page.getByRole("alert"),
    again: retry,
    there: (tab) => expect(tab.history.heading).toBeVisible(),
  },
  "the samples' program": {
    file: /_samples_bg\.wasm/,
    open: async (tab) => {
      await toAnAccount(tab);
      await tab.sample.generate.click();
    },
    alert: inSection,
    again: (tab) => tab.sample.generate.click(),
    there: (tab) => expect(tab.sample.code).toContainText("# /// script"),
  },
  "a template": {
    file: /_sample\.py\.txt/,
    open: async (tab) => {
      await toAnAccount(tab);
      await tab.sample.generate.click();
    },
    alert: inSection,
    again: (tab) => tab.sample.generate.click(),
    there: (tab) => expect(tab.sample.code).toContainText("# /// script"),
  },
};

for (const [what, place] of Object.entries(PLACES)) {
  for (const [fault, { play, said }] of Object.entries(FAULTS)) {
    test(`${what} ${fault}: it is said, and trying again loads it`, async ({ page, tab, mishaps }) => {
      mishaps.allowFailedRequests();
      mishaps.allowRefusedFiles();
      await page.route(place.file, play);
      await place.open(tab, page);
      await expect(place.alert(tab, page)).toContainText(said);
      await page.unroute(place.file);
      await place.again(tab, page);
      await place.there(tab, page);
      await expect(place.alert(tab, page)).toHaveCount(0);
    });
  }
}

test("a file that never comes ends in words, not in waiting", async ({ page, tab }) => {
  await page.clock.install();
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await hasFields(tab);
  const asked = page.waitForRequest(/_samples_bg\.wasm/);
  await page.route(/_samples_bg\.wasm/, () => {});
  await tab.sample.generate.click();
  await asked;
  await expect(tab.sample.section.getByRole("status")).toHaveText("Loading the sample…");
  await page.clock.fastForward(31_000);
  await expect(inSection(tab)).toContainText("check your connection, then try again");
  await expect(tab.sample.section.getByText("Loading the sample…")).toBeHidden();
});

test("without WebAssembly the tab says what is missing and what to do", async ({ page, tab }) => {
  await page.addInitScript("delete globalThis.WebAssembly");
  await page.goto(tab.address());
  await expect(page.getByRole("alert")).toContainText("It needs WebAssembly");
});

test("a page whose policy forbids WebAssembly is told apart", async ({ page, tab, mishaps }) => {
  mishaps.allowForbiddenProgram();
  await page.route(tab.address(), async (route) => {
    const answer = await route.fetch();
    const headers = answer.headers();
    headers["content-security-policy"] = headers["content-security-policy"]!.replace(" 'wasm-unsafe-eval'", "");
    await route.fulfill({ response: answer, headers });
  });
  await page.goto(tab.address());
  await expect(page.getByRole("alert")).toContainText("This page does not allow WebAssembly");
});
