// While "Select all" fetches, the selection is locked: nothing can be selected or cleared that its result
// would overwrite, and nothing closes the dialog.

import type { Page } from "@playwright/test";
import { CALLS, hold } from "../../fixtures/answers.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { clickAnyway, isReadOnly, typeAnyway } from "../../fixtures/locked.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore } from "../../fixtures/writes.ts";
import type { Tab } from "../../pages/tab.ts";

/** How many data sets the account of these tests shares. */
const BEFORE = 6;

/** A "Select all" that is under way until the returned function is called. */
async function gather(page: Page, tab: Tab, gateway: Gateway): Promise<() => void> {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
  const release = await hold(page, "POST", CALLS.dataSets);
  await tab.picker.selectAll.click();
  await expect(tab.picker.stop).toBeVisible();
  return release;
}

/** What the dialog's own live region says. */
const heardInside = (tab: Tab, words: string | RegExp) =>
  expect(tab.picker.dialog.getByRole("status").filter({ hasText: words })).toBeAttached();

const ATTEMPTS: Record<string, (tab: Tab) => Promise<void>> = {
  "a click on a data set": (tab) => clickAnyway(tab.picker.boxes.first()),
  "a search": (tab) => typeAnyway(tab.picker.search, "DCS"),
  "Confirm": (tab) => clickAnyway(tab.picker.confirm),
};

for (const [attempt, tries] of Object.entries(ATTEMPTS)) {
  test(`${attempt} changes nothing while all are being selected`, async ({ page, tab, gateway }) => {
    const release = await gather(page, tab, gateway);
    await tries(tab);
    await expect(tab.picker.dialog).toBeVisible();
    await tab.picker.chosen(BEFORE);
    await expect(tab.picker.search).toHaveValue("");
    await expect(tab.picker.stop).toBeVisible();

    release();
    await tab.picker.chosen(272);
    await tab.picker.confirm.click();
    await expect(tab.picker.dialog).toBeHidden();
    await expect(tab.account.changes).toHaveText([`+${272 - BEFORE} data sets`]);
  });
}

test("what is locked meanwhile says so, and is free again afterwards", async ({ page, tab, gateway }) => {
  const release = await gather(page, tab, gateway);
  const { picker } = tab;
  const order = picker.heading("Name").getByRole("button");
  const controls = [picker.boxes.first(), picker.kind, picker.schema, picker.tag, order, picker.confirm];
  for (const control of controls) await expect(control).toBeDisabled();
  await isReadOnly(picker.search);
  release();
  await picker.chosen(272);
  for (const control of controls) await expect(control).toBeEnabled();
  await expect(picker.search).toBeEditable();
  await picker.boxes.first().uncheck();
  await picker.chosen(271);
});

test("the count is told inside the dialog", async ({ page, tab, gateway }) => {
  const release = await gather(page, tab, gateway);
  release();
  await heardInside(tab, /^272 data sets chosen/);
});

test("Stop leaves the selection as it was, and a late answer does not change it", async ({ page, tab, gateway }) => {
  const release = await gather(page, tab, gateway);
  await tab.picker.stop.click();
  await heardInside(tab, "Stopped. The selection is as it was.");
  await expect(tab.picker.progress).toHaveCount(0);
  release();
  await askedBefore(page);
  await tab.picker.chosen(BEFORE);
  await tab.picker.boxes.first().click();
  await expect(tab.picker.confirm).toBeEnabled();
});

for (const [how, leave] of Object.entries({
  "Esc": (page: Page) => page.keyboard.press("Escape"),
  "Close": (_: Page, tab: Tab) => tab.picker.close.click(),
  "Cancel": (_: Page, tab: Tab) => tab.picker.cancel.click(),
})) {
  test(`${how} stops the gathering first, and closes when it is pressed again`, async ({ page, tab, gateway }) => {
    const release = await gather(page, tab, gateway);
    await leave(page, tab);
    await heardInside(tab, "Stopped. The selection is as it was.");
    await expect(tab.picker.dialog).toBeVisible();
    await expect(tab.picker.progress).toHaveCount(0);
    await tab.picker.chosen(BEFORE);
    release();
    await leave(page, tab);
    await expect(tab.picker.dialog).toBeHidden();
    await expect(tab.account.changes).toHaveCount(0);
  });

  test(`${how} during a gathering does not take what was picked before with it`, async ({ page, tab, gateway }) => {
    await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
    await tab.picker.search.fill("DCS Period Summary 2025");
    await tab.picker.matches(1);
    await tab.picker.boxes.first().check();
    await tab.picker.search.fill("");
    await tab.picker.matches(272);
    const release = await hold(page, "POST", CALLS.dataSets);
    await tab.picker.selectAll.click();
    await expect(tab.picker.stop).toBeVisible();
    await leave(page, tab);
    await heardInside(tab, "Stopped. The selection is as it was.");
    await tab.picker.chosen(BEFORE + 1);
    release();
    await leave(page, tab);
    await expect(tab.picker.dialog.getByText("Close without taking over the changed selection?")).toBeVisible();
    await tab.picker.keepSelecting.click();
    await tab.picker.chosen(BEFORE + 1);
    await tab.picker.confirm.click();
    await expect(tab.account.changes).toHaveText(["+1 data set: “DCS Period Summary 2025”"]);
  });
}
