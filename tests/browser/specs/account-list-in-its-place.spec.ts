// The account list uses the height that there is, shows the row that is selected, and never makes two
// scrollers of one page.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** How many rows are seen whole, and whether the page and the list scroll. */
async function seen(page: Page, tab: Tab) {
  const rows = await tab.accounts.list.evaluate((list) => {
    const scroller = list.parentElement as Element;
    const { top, bottom } = scroller.getBoundingClientRect();
    const isSeen = (row: Element) => {
      const place = row.getBoundingClientRect();
      return place.top >= top - 1 && place.bottom <= Math.min(bottom, innerHeight) + 1;
    };
    return {
      whole: [...list.children].filter(isSeen).length,
      scrolls: scroller.scrollHeight > scroller.clientHeight + 1,
    };
  });
  const below = await tab.accounts.sidebar.evaluate((sidebar) => innerHeight - sidebar.getBoundingClientRect().bottom);
  const pageScrolls = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight + 1);
  return { ...rows, below, pageScrolls };
}

for (const [height, rows] of [
  [900, 5],
  [1200, 8],
] as const) {
  test(`beside a page, ${height} pixels high: the list ends where the window ends`, async ({ page, tab }) => {
    await page.setViewportSize({ width: 1440, height });
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    const { whole, below, pageScrolls } = await seen(page, tab);
    expect(whole).toBeGreaterThanOrEqual(rows);
    expect(below).toBeGreaterThan(0);
    expect(below).toBeLessThan(40);
    expect(pageScrolls).toBe(false);
  });
}

for (const [width, height] of [
  [390, 844],
  [320, 640],
  [844, 390],
  [360, 225],
] as const) {
  test(`alone, ${width} by ${height} pixels: a short list stands in its whole length, and the page alone scrolls`, async ({
    page,
    tab,
  }) => {
    await page.setViewportSize({ width, height });
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.links).toHaveCount(12);
    expect((await seen(page, tab)).scrolls).toBe(false);
  });
}

test("the last use and the level stand in a row, as far as they are known", async ({ page, tab }) => {
  const used = ["2026-11-02T08:00:00Z", undefined, "0001-01-01T00:00:00Z", null];
  await page.route(/\/serviceAccounts\?.*pageSize=50/, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    for (const [at, time] of used.entries()) {
      delete body.result[at].lastUsedOn;
      if (time !== undefined) body.result[at].lastUsedOn = time;
    }
    await route.fulfill({ response, json: body });
  });
  await tab.open();
  await expect(tab.accounts.rows.nth(0).getByText("Last used 2 Nov 2026")).toBeVisible();
  await expect(tab.accounts.rows.nth(1)).not.toContainText(/used/);
  await expect(tab.accounts.rows.nth(2).getByText("Never used")).toBeVisible();
  await expect(tab.accounts.rows.nth(3).getByText("Never used")).toBeVisible();
  await expect(tab.accounts.account("Noon report ingest").getByText("All data, Admin")).toBeVisible();
});

test("the account that the browser goes back to is seen in the list", async ({ page, tab, gateway }) => {
  const { result } = await gateway.accounts({ sortColumn: "Name", sortDirection: "Ascending" });
  const [first, last] = [result[0], result.at(-1)];
  await page.setViewportSize({ width: 1440, height: 700 });
  await tab.open(last?.id);
  await expect(tab.accounts.account(last?.name ?? "")).toBeInViewport();
  await tab.accounts.list.evaluate((list) => (list.parentElement as Element).scrollTo(0, 0));
  await tab.accounts.account(first?.name ?? "").click();
  await expect(tab.account.heading(first?.name ?? "")).toBeVisible();
  await expect(tab.accounts.account(last?.name ?? "")).not.toBeInViewport();
  await page.goBack();
  await expect(tab.account.heading(last?.name ?? "")).toBeVisible();
  await expect(tab.accounts.account(last?.name ?? "")).toBeInViewport();
});

test("a name of two lines is seen whole", async ({ tab, gateway }) => {
  const name = "Hanseatic Bulk Carriers: charterer read-out of noon reports, 2026";
  await gateway.create(name.slice(0, 64));
  await tab.open();
  const line = tab.accounts.account("Hanseatic Bulk Carriers").locator("span").first();
  const isCut = await line.evaluate((line) => line.scrollHeight > line.clientHeight + 1);
  expect(isCut).toBe(false);
});

test("the search of accounts is no field for the user's own email", async ({ tab }) => {
  await tab.open();
  await expect(tab.accounts.search).toHaveAttribute("type", "search");
  await expect(tab.accounts.search).toHaveAttribute("autocomplete", "off");
  await expect(tab.accounts.search).toHaveAttribute("name", "search");
});
