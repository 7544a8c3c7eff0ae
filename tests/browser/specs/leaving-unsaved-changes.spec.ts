// Every way to leave a form with unsaved changes asks first.

import type { Page } from "@playwright/test";
import { pressBack, pressForward } from "../fixtures/history.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

interface Way {
  go: (page: Page, tab: Tab) => Promise<unknown>;
  arrives: (page: Page, tab: Tab) => Promise<unknown>;
}

const WAYS: Record<string, Way> = {
  "another account": {
    go: (_, tab) => tab.accounts.account("Emissions desk").click(),
    arrives: (_, tab) => expect(tab.account.heading("Emissions desk")).toBeVisible(),
  },
  "Add account": {
    go: (_, tab) => tab.accounts.add.click(),
    arrives: (_, tab) => expect(tab.createForm.heading).toBeVisible(),
  },
  back: {
    go: (page) => pressBack(page),
    arrives: (_, tab) => expect(tab.account.heading("EU ETS settlement")).toBeVisible(),
  },
  forward: {
    go: (page) => pressForward(page),
    arrives: (_, tab) => expect(tab.account.heading("Data lake export")).toBeVisible(),
  },
  "a portal link": {
    go: (_, tab) => tab.portalLink("Analytics").click(),
    arrives: (page) => expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible(),
  },
};

/** An account with an account before it and one after it in the history, and a changed name. */
async function change(page: Page, tab: Tab): Promise<void> {
  await tab.open();
  for (const name of ["EU ETS settlement", "Fleet reporting", "Data lake export"]) {
    await tab.accounts.account(name).click();
    await expect(tab.account.heading(name)).toBeVisible();
  }
  await page.goBack();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await tab.account.name.fill("Fleet desk");
}

for (const [name, { go, arrives }] of Object.entries(WAYS)) {
  test(`leaving by ${name} asks; staying keeps what was typed`, async ({ page, tab }) => {
    await change(page, tab);
    const address = page.url();
    await go(page, tab);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    await tab.leaveDialog.stay.click();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await expect(page).toHaveURL(address);
    await expect(tab.account.name).toHaveValue("Fleet desk");

    await go(page, tab);
    await tab.leaveDialog.leave.click();
    await arrives(page, tab);
    await expect(tab.leaveDialog.dialog).toHaveCount(0);
  });

  test(`leaving by ${name} does not ask after Save`, async ({ page, tab }) => {
    await change(page, tab);
    await tab.account.save.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
    await go(page, tab);
    await arrives(page, tab);
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });
}

test("back asks again after it was answered with Esc", async ({ page, tab }) => {
  await change(page, tab);
  const address = page.url();
  // A browser lets a page prevent Back only once, until the user does something in the page.
  for (let times = 0; times < 3; times++) {
    await pressBack(page);
    await expect(tab.leaveDialog.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await expect(page).toHaveURL(address);
    await expect(tab.account.name).toHaveValue("Fleet desk");
  }
  await pressBack(page);
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
});

test("closing the browser tab asks while there are unsaved changes", async ({ page, tab }) => {
  await change(page, tab);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(tab.account.name).toHaveValue("Fleet desk");

  await tab.account.undo("Name: “Fleet reporting” → “Fleet desk”").click();
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
});

test("an unsaved data set asks as well", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await tab.account.access.stopSharing(account.access.dataSets?.[0]?.name ?? "").click();
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
});

test("a filled-in create form asks, an untouched one does not", async ({ tab }) => {
  await tab.open("new");
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();

  await tab.accounts.add.click();
  await tab.createForm.name.fill("Fleet desk");
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.stay.click();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
});

test("a refresh of the list does not disturb what is being edited", async ({ page, tab, gateway }) => {
  await change(page, tab);
  await gateway.create("A new neighbour");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(tab.accounts.account("A new neighbour")).toBeVisible();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.account.name).toBeFocused();
});
