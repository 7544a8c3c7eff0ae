// What a host's own router relies on: whether something is unsaved, the question, and the history.

import { confirmLeave, hasUnsavedWork } from "../../fixtures/element.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/test.ts";
import { TAB_PATH } from "../../fixtures/workbench.ts";

test("confirmLeave asks only where something would be lost", async ({ page, tab }) => {
  await tab.open("new");
  await expect(tab.createForm.heading).toBeVisible();
  expect(await hasUnsavedWork(page)).toBe(false);
  expect(await (await confirmLeave(page))()).toBe(true);

  await tab.createForm.name.fill("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
  const stays = await confirmLeave(page);
  await tab.leaveDialog.stay.click();
  expect(await stays()).toBe(false);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);

  const escapes = await confirmLeave(page);
  await page.keyboard.press("Escape");
  expect(await escapes()).toBe(false);

  const leaves = await confirmLeave(page);
  await tab.leaveDialog.leave.click();
  expect(await leaves()).toBe(true);
});

test("asked twice, both askers hear the answer", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  const first = await confirmLeave(page);
  const second = await confirmLeave(page);
  await tab.leaveDialog.stay.click();
  expect(await Promise.all([first(), second()])).toEqual([false, false]);
});

test("while the host hides the element nobody can be asked, and the answer is no", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  await page.evaluate(() => document.querySelector("dwb-api-management")?.style.setProperty("display", "none"));
  expect(await (await confirmLeave(page))()).toBe(false);
  await page.evaluate(() => document.querySelector("dwb-api-management")?.style.removeProperty("display"));
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
});

test("credentials that nobody has kept are at stake", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
  const leaves = await confirmLeave(page);
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
  await tab.leaveDialog.stay.click();
  expect(await leaves()).toBe(false);
});

test("a pushState to a place of the tab leads there, one elsewhere changes nothing", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open();
  await page.evaluate((address) => history.pushState(null, "", address), `${TAB_PATH}/${id}`);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await tab.account.name.fill("Fleet desk");
  await page.evaluate(() => history.pushState(null, "", "/somewhere/else"));
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await pressBack(page);
  await expect(page).toHaveURL(tab.address(id));
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.account.name).toHaveValue("Fleet desk");
});
