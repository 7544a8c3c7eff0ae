// Selecting and clearing data sets in the picker, by mouse and by keyboard; nothing changes in the form
// before Confirm.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, problem } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** Opens the picker of an account with six data sets, whose names it gives. */
async function openPicker(tab: Tab, gateway: Gateway): Promise<string[]> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, 272);
  return account.access.dataSets?.map((dataSet) => dataSet.name) ?? [];
}

test("the dialog takes the focus, and gives it back when it is closed", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  await expect(tab.picker.search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tab.picker.dialog).toBeHidden();
  await expect(tab.account.access.selectDataSets).toBeFocused();

  await page.keyboard.press("Enter");
  await tab.picker.close.click();
  await expect(tab.picker.dialog).toBeHidden();
  await expect(tab.account.access.selectDataSets).toBeFocused();
});

test("Tab stays inside the dialog, and the page behind is out of reach", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  for (let stops = 0; stops < 20; stops++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const focused = document.querySelector("dwb-api-management")?.shadowRoot?.activeElement;
      return focused && !focused.closest("dialog") ? focused.outerHTML : null;
    });
    expect(outside).toBeNull();
  }
});

test("what is chosen is counted, seen on its own, and taken over by Confirm alone", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.chosen(before.length);
  await picker.search.fill("DCS Period Summary 202");
  await picker.matches(3);
  await picker.box("DCS Period Summary 2024").check();
  await picker.box("DCS Period Summary 2025").check();
  await picker.chosen(before.length + 2);
  await picker.search.fill("something else");
  await picker.chosen(before.length + 2);

  await picker.onlySelected.check();
  await expect(picker.selectedRows).toHaveCount(before.length + 2);
  // What does not apply to these is not shown.
  for (const filter of [picker.search, picker.kind, picker.schema, picker.tag]) await expect(filter).toBeHidden();
  await picker.selectedRows.getByRole("button", { name: "Stop sharing DCS Period Summary 2024" }).click();
  await picker.chosen(before.length + 1);
  await picker.onlySelected.uncheck();
  await expect(picker.search).toHaveValue("something else");

  await picker.confirm.click();
  await expect(picker.dialog).toBeHidden();
  await expect(tab.account.changes).toHaveText(["+1 data set: “DCS Period Summary 2025”"]);
  expect((await gateway.accountNamed("EU ETS settlement")).access.dataSetCount).toBe(before.length);
});

for (const [how, leave] of Object.entries({
  "Esc": (page: Page) => page.keyboard.press("Escape"),
  "Close": (_: Page, tab: Tab) => tab.picker.close.click(),
  "Cancel": (_: Page, tab: Tab) => tab.picker.cancel.click(),
})) {
  test(`leaving by ${how} with a changed selection asks, and discards only when told to`, async ({
    page,
    tab,
    gateway,
  }) => {
    const before = await openPicker(tab, gateway);
    await tab.picker.search.fill("DCS Period Summary 2025");
    await tab.picker.matches(1);
    await tab.picker.boxes.first().check();
    await leave(page, tab);
    await expect(tab.picker.dialog.getByText("Close without taking over the changed selection?")).toBeVisible();
    await tab.picker.keepSelecting.click();
    await tab.picker.chosen(before.length + 1);

    await leave(page, tab);
    await tab.picker.discard.click();
    await expect(tab.picker.dialog).toBeHidden();
    await expect(tab.account.changes).toHaveCount(0);
    await expect(tab.account.access.selectDataSets).toBeFocused();
  });
}

test("Shift with a click takes a range in, and out again", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("Noon reports of the whole fleet");
  await expect(picker.boxes.nth(1)).toBeVisible();
  await picker.search.fill("Bunker notes");
  const { totalCount } = await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1 });
  await picker.matches(totalCount);
  const already = await picker.boxes.evaluateAll(
    (boxes) => boxes.slice(1, 6).filter((box) => (box as HTMLInputElement).checked).length,
  );
  expect(already, "none of these five is shared yet").toBe(0);
  await picker.boxes.nth(1).click();
  await picker.boxes.nth(5).click({ modifiers: ["Shift"] });
  await picker.chosen(before.length + 5);
  for (const place of [1, 2, 3, 4, 5]) await expect(picker.boxes.nth(place)).toBeChecked();
  await expect(picker.boxes.nth(6)).not.toBeChecked();

  await picker.boxes.nth(1).click({ modifiers: ["Shift"] });
  await picker.chosen(before.length);
});

test("a click anywhere in a row chooses it, and the keys go on from there", async ({ page, tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("DCS Period Summary 202");
  await picker.matches(3);
  await picker.at(1).getByRole("cell").nth(2).click();
  await picker.chosen(before.length + 1);
  await expect(picker.at(1).getByRole("checkbox")).toBeChecked();
  await expect(picker.at(1).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(picker.at(2).getByRole("checkbox")).toBeFocused();
  await picker.at(1).getByRole("cell").nth(2).click();
  await picker.chosen(before.length);
});

test("Space, arrow keys and Shift with them work as in any list", async ({ page, tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("Bunker notes");
  await picker.matches((await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1 })).totalCount);
  await picker.boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(picker.at(1).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Space");
  await picker.chosen(before.length + 1);
  await page.keyboard.press("Shift+ArrowDown");
  await expect(picker.at(2).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(picker.at(3).getByRole("checkbox")).toBeFocused();
  await picker.chosen(before.length + 3);
  await page.keyboard.press("Home");
  await expect(picker.at(0).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("End");
  await expect(picker.boxes.last()).toBeFocused();
});

test("Select all takes every match, not only what is loaded, beside what was chosen", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { result, totalCount } = await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1000 });
  const already = result.filter((dataSet) => before.includes(dataSet.name)).length;
  await tab.picker.search.fill("Bunker notes");
  await tab.picker.matches(totalCount);
  await tab.picker.selectAll.click();
  await tab.picker.chosen(before.length + totalCount - already);
  await tab.picker.confirm.click();
  await expect(tab.account.changes).toHaveText([`+${totalCount - already} data sets`]);
});

test("an error while everything is selected leaves the selection as it was", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const before = await openPicker(tab, gateway);
  await answerWith(page, "POST", CALLS.dataSets, problem(500, { detail: "The index is being rebuilt." }));
  await tab.picker.selectAll.click();
  await expect(tab.picker.alert).toContainText("Reason: The index is being rebuilt.");
  await tab.picker.chosen(before.length);
});
