// 100,000 data sets: a window over all of them, from end to end, and all of them selected.

import { CALLS } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

// One worker creates the data once and runs all these tests; a hundred pages of a thousand take a while.
test.describe.configure({ mode: "default", timeout: 180_000 });
test.use({ demo: { dataSets: 100_000, serviceAccounts: 12 } });

const ALL = 100_000;
const MOST_ROWS = 60;
const LONG = { timeout: 90_000 };

async function openPicker(tab: Tab, gateway: Gateway): Promise<number> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, ALL);
  return account.access.dataSetCount ?? 0;
}

test("both ends and any place between are reached, with the right row there and few rows in the document", async ({
  tab,
  gateway,
}) => {
  await openPicker(tab, gateway);
  const nameAt = async (place: number) =>
    (await gateway.dataSets({ sortColumn: "Name", sortDirection: "Ascending", pageIndex: place + 1, pageSize: 1 }))
      .result[0]?.name ?? "";
  for (const place of [ALL - 1, 50_000, 12_345, 87_654, 0]) {
    await tab.picker.scrollTo(place / (ALL - 1));
    await expect(tab.picker.at(place)).toContainText(await nameAt(place));
    await expect(tab.picker.at(place)).toBeInViewport();
    expect(await tab.picker.rows.count()).toBeLessThanOrEqual(MOST_ROWS);
  }
  // With the row of headings.
  await expect(tab.picker.list).toHaveAttribute("aria-rowcount", String(ALL + 1));
});

test("a long way with the scroll bar fetches what is seen, not what lies between", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  const pages: number[] = [];
  page.on("request", (request) => {
    if (CALLS.dataSets.test(request.url())) pages.push(request.postDataJSON().pageIndex);
  });
  await tab.picker.scrollTo(1);
  await expect(tab.picker.at(ALL - 1).getByRole("checkbox")).toBeVisible();
  expect(pages.length).toBeLessThanOrEqual(3);
});

test("search as you type answers from all of them", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  const { totalCount } = await gateway.dataSets({ datasetName: "Arctic Heron", pageSize: 1 });
  await tab.picker.search.pressSequentially("Arctic Heron");
  await tab.picker.matches(totalCount);
  await expect(tab.picker.rows.first()).toContainText("Arctic Heron");
});

test("all of them are selected, with progress, and shown", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(CALLS.dataSets, async (route) => {
    if (route.request().postDataJSON().pageIndex > 50) await released;
    await route.continue().catch(() => {});
  });
  await tab.picker.selectAll.click();
  await expect(tab.picker.progress).toHaveAttribute("max", String(ALL));
  await expect(tab.picker.progress).toHaveAttribute("value", "50000", LONG);
  release();
  await tab.picker.chosen(ALL, LONG);
  await expect(tab.picker.progress).toHaveCount(0);

  await tab.picker.onlySelected.check();
  await expect(tab.picker.selectedRows.first()).toHaveAttribute("aria-setsize", String(ALL));
  expect(await tab.picker.selectedRows.count()).toBeLessThanOrEqual(MOST_ROWS);
  await tab.picker.confirm.click();
  await expect(tab.account.changes).toHaveText([/^\+99,994 data sets$/]);
  await expect(tab.account.access.rows.first()).toHaveAttribute("aria-setsize", String(ALL));
  expect(await tab.account.access.rows.count()).toBeLessThanOrEqual(MOST_ROWS);
});

test("Stop leaves the former selection", async ({ page, tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  await page.route(CALLS.dataSets, async (route) => {
    // The rest never comes: only Stop ends it.
    if (route.request().postDataJSON().pageIndex <= 10) await route.continue();
  });
  await tab.picker.selectAll.click();
  await expect(tab.picker.progress).toHaveAttribute("value", "10000");
  await tab.picker.stop.click();
  await expect(tab.picker.progress).toHaveCount(0);
  await tab.picker.chosen(before);
  await tab.hears("Stopped. The selection is as it was.");
});

test("100,000 data sets are saved, and the account page scrolls and searches them", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await tab.picker.selectAll.click();
  await tab.picker.chosen(ALL, LONG);
  await tab.picker.confirm.click();
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible(LONG);
  expect((await gateway.accounts({ search: "EU ETS settlement" })).result[0]?.access.dataSetCount).toBe(ALL);
  await tab.account.access.search.fill("arctic heron");
  await expect(tab.account.access.rows.first()).toContainText("Arctic Heron");
});
