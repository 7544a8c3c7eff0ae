// The picker over 100,000 data sets in each browser engine: searched, chosen from, and walked to its end,
// also where all its rows together are higher than an element can be.

import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });
test.use({ demo: { dataSets: 100_000, serviceAccounts: 12 } });

const ALL = 100_000;
const LONG = { timeout: 90_000 };

async function openPicker(tab: Tab, gateway: Gateway): Promise<number> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, ALL);
  return account.access.dataSetCount ?? 0;
}

async function nameAt(gateway: Gateway, place: number): Promise<string> {
  const query = { sortColumn: "Name", sortDirection: "Ascending", pageIndex: place + 1, pageSize: 1 };
  return (await gateway.dataSets(query)).result[0]?.name ?? "none";
}

/** Both ends and places between, by the scroll bar and by keys: the right rows are there, one below the other. */
async function walk(tab: Tab, gateway: Gateway): Promise<void> {
  const { picker } = tab;
  for (const place of [ALL - 1, 50_000, 12_345, 0]) {
    await picker.scrollTo(place / (ALL - 1));
    await expect(picker.at(place)).toContainText(await nameAt(gateway, place));
    await expect(picker.at(place)).toBeInViewport();
  }
  const { page } = tab;
  const box = (place: number) => picker.at(place).getByRole("checkbox");
  await box(0).focus();
  for (const [key, place] of [
    ["End", ALL - 1],
    ["ArrowUp", ALL - 2],
    ["Home", 0],
    ["ArrowDown", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(box(place)).toBeFocused();
    await expect(picker.at(place)).toBeInViewport({ ratio: 0.9 });
    await expect(picker.at(place)).toContainText(await nameAt(gateway, place));
  }
  await page.keyboard.press("End");
  for (const place of [ALL - 3, ALL - 2]) {
    const [upper, lower] = [await picker.at(place).boundingBox(), await picker.at(place + 1).boundingBox()];
    expect(Math.round(lower!.y - upper!.y)).toBe(Math.round(upper!.height));
  }
}

test("every place is reached", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await walk(tab, gateway);
});

test("every place is reached with text of 64 pixels", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  await page.evaluate(() =>
    document.querySelector<HTMLElement>("dwb-api-management")?.style.setProperty("--dwb-font-size", "64px"),
  );
  await expect(tab.picker.list).toHaveCSS("font-size", "64px");
  await walk(tab, gateway);
});

test("a search finds among all of them, and all are chosen", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  const { picker } = tab;
  const { totalCount } = await gateway.dataSets({ datasetName: "Arctic Heron", pageSize: 1 });
  await picker.search.fill("Arctic Heron");
  await picker.matches(totalCount);
  await expect(picker.rows.first()).toContainText("Arctic Heron");
  await picker.search.fill("");
  await picker.matches(ALL);
  await picker.selectAll.click();
  await picker.chosen(ALL, LONG);
});

test("Shift with a click on the text of a row takes a range, and selects no text", async ({ page, tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("Bunker notes");
  await picker.matches((await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1 })).totalCount);
  const name = (place: number) => picker.rows.nth(place).locator("css=.pick-name");
  await name(1).click();
  await picker.chosen(before + 1);
  await name(4).click({ modifiers: ["Shift"] });
  await picker.chosen(before + 4);
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe("");
});
