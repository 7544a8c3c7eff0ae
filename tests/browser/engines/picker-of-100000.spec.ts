// The picker over 100,000 data sets in each browser engine: searched, chosen from, and walked to its end.

import { ALL, DEMO, openPicker, scroll, walk } from "../fixtures/hundred-thousand.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });
test.use({ demo: DEMO });

const LONG = { timeout: 90_000 };

test("every place is reached", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await scroll(tab, gateway);
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
