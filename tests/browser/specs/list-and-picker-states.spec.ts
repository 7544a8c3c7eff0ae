// The list, the page beside it and the picker, in each of their states: every rule of accessibility, the
// higher contrast too, and nothing overflows, from a wide window to 400 % zoom and with wider text spacing.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { overflows } from "../fixtures/layout.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** The last is 1440 by 900 at 400 % zoom. */
const WINDOWS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
  [844, 390],
  [360, 225],
] as const;

/** As WCAG 1.4.12 has it. */
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }";

type Reach = (tab: Tab, page: Page, gateway: Gateway) => Promise<unknown>;

const STATES: Record<string, Reach> = {
  "the list and the overview": async (tab) => {
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.welcome.figures).toHaveCount(3);
  },
  "the overview for a reader": async (tab, page) => {
    await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.add).toHaveCount(0);
  },
  "a search without a result": async (tab) => {
    await tab.open();
    await tab.accounts.search.fill("no such account");
    await tab.accounts.counts("No service account matches");
  },
  "the list while it loads": async (tab, page) => {
    await hold(page, "GET", CALLS.list);
    await tab.open();
    await tab.accounts.counts("Loading service accounts…");
  },
  "the list that could not be loaded": async (tab, page) => {
    await answerWith(page, "GET", CALLS.list, problem(500, { detail: "The database is locked." }));
    await tab.open();
    await expect(tab.accounts.alert).toBeVisible();
  },
  "the list with a row selected": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await expect(tab.account.name).toBeVisible();
  },
  "the picker": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.boxes.first().check();
  },
  "the picker while it loads": async (tab, page) => {
    await hold(page, "POST", CALLS.dataSets);
    await hold(page, "GET", /\/(schemas|tags)$/);
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.access.selectDataSets.click();
    await expect(tab.picker.dialog.getByText("Loading data sets…")).toBeVisible();
  },
  "the picker without a result": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.search.fill("no such data set");
    await expect(tab.picker.dialog.getByText("No data set matches.")).toBeVisible();
  },
  "the picker that could not be filled": async (tab, page) => {
    await answerWith(page, "POST", CALLS.dataSets, problem(500, { detail: "The index is locked." }));
    await answerWith(page, "GET", /\/schemas$/, problem(500, { detail: "The index is locked." }));
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.access.selectDataSets.click();
    await expect(tab.picker.alert).toHaveCount(2);
  },
  "the picker with the selected alone": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.onlySelected.check();
    await expect(tab.picker.selectedRows.first()).toBeVisible();
  },
  "the picker while all are collected": async (tab, page, gateway) => {
    await openPicker(tab, gateway);
    await page.route(CALLS.dataSets, () => {});
    await tab.picker.selectAll.click();
    await expect(tab.picker.progress).toBeVisible();
  },
  "the picker before it discards": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.selectAll.click();
    await tab.picker.chosen(272);
    await tab.picker.cancel.click();
    await expect(tab.picker.keepSelecting).toBeVisible();
  },
};

async function openPicker(tab: Tab, gateway: Gateway): Promise<void> {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
}

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: every rule is kept, and nothing overflows`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, page, gateway);
    for (const [width, height] of WINDOWS) {
      const where = `${width} by ${height} pixels`;
      await page.setViewportSize({ width, height });
      expect.soft(await violations(page, true), where).toEqual([]);
      expect.soft(await overflows(page), where).toEqual([]);
    }
    await page.evaluate((spacing) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(spacing);
      document.querySelector("dwb-api-management")?.shadowRoot?.adoptedStyleSheets.push(sheet);
    }, SPACING);
    for (const [width, height] of WINDOWS) {
      await page.setViewportSize({ width, height });
      expect.soft(await overflows(page), `${width} by ${height} pixels, wide spacing`).toEqual([]);
    }
  });
}
