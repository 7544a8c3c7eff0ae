// "Leave" does not turn the guard off: if the page is still there afterwards, the next attempt to leave
// asks again.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, FROZEN, hold, problem } from "../../fixtures/answers.ts";
import { confirmLeave, hasUnsavedWork } from "../../fixtures/element.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { Tab } from "../../pages/tab.ts";

/** From the list to "Fleet reporting", whose name is then changed; gives the account's id. */
async function change(tab: Tab, gateway: Gateway): Promise<string> {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await tab.account.name.fill("Fleet desk");
  return id;
}

async function asks(tab: Tab, title: string): Promise<void> {
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
  await tab.leaveDialog.stay.click();
  await expect(tab.leaveDialog.dialog).toBeHidden();
}

/** Every way out still asks, and what was typed is there. */
async function isGuarded(page: Page, tab: Tab): Promise<void> {
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
  await tab.portalLink("Analytics").click();
  await asks(tab, "Leave without saving?");
  await tab.accounts.account("Emissions desk").click();
  await asks(tab, "Leave without saving?");
  await pressBack(page);
  await asks(tab, "Leave without saving?");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(tab.account.name).toHaveValue("Fleet desk");
}

const WAYS_TO_REGENERATE: Record<string, (tab: Tab) => Promise<void>> = {
  "Regenerate": (tab) => tab.account.regenerate.click(),
  "the sample's Regenerate": async (tab) => {
    await tab.sample.generate.click();
    await tab.sample.regenerate.click();
  },
};

for (const [way, press] of Object.entries(WAYS_TO_REGENERATE)) {
  test(`${way} with unsaved changes: Leave opens the dialog, and Cancel loses nothing`, async ({ page, tab, gateway }) => {
    await change(tab, gateway);
    const writes = Writes.watch(page);
    await press(tab);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    await tab.leaveDialog.leave.click();
    await expect(tab.regenerateDialog.dialog).toBeVisible();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await tab.regenerateDialog.cancel.click();
    await expect(tab.regenerateDialog.dialog).toBeHidden();
    expect(writes.all).toEqual([]);
    await isGuarded(page, tab);
  });
}

test("Regenerate with unsaved changes: after a refusal and Cancel they are still there", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await change(tab, gateway);
  await answerWith(page, "POST", CALLS.secret, FROZEN);
  await tab.account.regenerate.click();
  await tab.leaveDialog.leave.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.regenerateDialog.dialog.getByRole("alert")).toContainText("Reason: The workspace is frozen.");
  await tab.regenerateDialog.cancel.click();
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
});

test("Regenerate with unsaved changes: after the new secret they are in the form again, and guarded", async ({
  page,
  tab,
  gateway,
}) => {
  const id = await change(tab, gateway);
  const release = await hold(page, "POST", CALLS.secret);
  await tab.account.regenerate.click();
  await tab.leaveDialog.leave.click();
  await tab.regenerateDialog.confirm.click();
  await askedBefore(page);
  await expect(tab.account.name).toHaveValue("Fleet desk");
  release();
  await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
  await tab.leaveDialog.leave.click();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await tab.portalLink("Analytics").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.stay.click();
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  expect((await gateway.account(id)).name).toBe("Fleet desk");
});

test("leaving while a save is under way says that it may be saved; Stay keeps the page until it is", async ({
  page,
  tab,
  gateway,
}) => {
  await change(tab, gateway);
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.account.save.click();
  await expect(tab.account.save).toHaveText("Saving…");
  await tab.portalLink("Analytics").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave while saving?");
  await expect(tab.leaveDialog.dialog).toContainText(
    "Your changes have been sent. Data Workbench may save them even if you leave now.",
  );
  await tab.leaveDialog.stay.click();
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await pressBack(page);
  await asks(tab, "Leave while saving?");
  release();
  await expect(tab.account.saved).toBeVisible();
  await tab.portalLink("Analytics").click();
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
});

test("leaving while a save is under way: Leave goes, and what was sent is saved", async ({ page, tab, gateway }) => {
  const id = await change(tab, gateway);
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.account.save.click();
  await expect(tab.account.save).toHaveText("Saving…");
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave while saving?");
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  release();
  await expect(tab.accounts.account("Fleet desk")).toBeVisible();
  expect((await gateway.account(id)).name).toBe("Fleet desk");
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
});

test("a save that is refused is asked about as unsaved again", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await change(tab, gateway);
  await answerWith(page, "PATCH", CALLS.account, problem(500, { detail: "The disk is full." }));
  await tab.account.save.click();
  await expect(tab.alert).toContainText("Reason: The disk is full.");
  await isGuarded(page, tab);
});

test("a host that stays after Leave is asked again the next time", async ({ page, tab, gateway }) => {
  await change(tab, gateway);
  for (let times = 0; times < 2; times++) {
    const leaves = await confirmLeave(page);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    await tab.leaveDialog.leave.click();
    expect(await leaves()).toBe(true);
    await expect(tab.account.name).toHaveValue("Fleet desk");
    expect(await hasUnsavedWork(page)).toBe(true);
  }
});

test("a host that stays after Leave finds the secret still there", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  const leaves = await confirmLeave(page);
  await tab.leaveDialog.leave.click();
  expect(await leaves()).toBe(true);
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect((await tab.credentials.read()).secret === secret, "the same secret").toBe(true);
  await tab.accounts.account("Emissions desk").click();
  await asks(tab, "Leave without the secret?");
});

test("Leave that is pressed twice leads out once", async ({ page, tab, gateway }) => {
  await change(tab, gateway);
  await tab.accounts.account("Emissions desk").click();
  const before = await page.evaluate(() => history.length);
  await tab.leaveDialog.leave.dblclick();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await pressBack(page);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
});
