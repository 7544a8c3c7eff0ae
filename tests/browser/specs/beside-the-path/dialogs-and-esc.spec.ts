// However often Esc is pressed: a dialog that stays open is open for both the browser and the tab, and its
// content is visible.

import type { Locator, Page } from "@playwright/test";
import { answerWith, CALLS, FROZEN, hold } from "../../fixtures/answers.ts";
import { focusIsInside } from "../../fixtures/focus.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Writes } from "../../fixtures/writes.ts";
import type { ConfirmDialog } from "../../pages/confirm-dialog.ts";
import type { Tab } from "../../pages/tab.ts";

/** Several times, since a browser lets a page prevent closing only once, until the user does something else. */
async function pressEscOften(page: Page, dialog: Locator): Promise<void> {
  for (let times = 0; times < 4; times++) {
    await page.keyboard.press("Escape");
    await expect(dialog).toBeVisible();
    await focusIsInside(dialog);
  }
  const modal = await dialog.evaluate((dialog) => dialog.matches(":modal"));
  expect(modal, "the page behind is out of reach").toBe(true);
}

interface Working {
  method: string;
  address: RegExp;
  dialog: (tab: Tab) => ConfirmDialog;
  open: (tab: Tab) => Locator;
  /** What is visible once the action is done. */
  done: (tab: Tab) => Locator;
}

const WORKING: Record<string, Working> = {
  "a regeneration": {
    method: "POST",
    address: CALLS.secret,
    dialog: (tab) => tab.regenerateDialog,
    open: (tab) => tab.account.regenerate,
    done: (tab) => tab.credentials.heading("Fleet reporting"),
  },
  "a removal": {
    method: "DELETE",
    address: CALLS.account,
    dialog: (tab) => tab.removeDialog,
    open: (tab) => tab.account.remove,
    done: (tab) => tab.page.getByText("Fleet reporting was removed. Its description"),
  },
};

for (const [name, { method, address, dialog, open, done }] of Object.entries(WORKING)) {
  test(`Esc during ${name} leaves the dialog open until it is done`, async ({ page, tab, gateway }) => {
    const writes = Writes.watch(page);
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    const release = await hold(page, method, address);
    await open(tab).click();
    await dialog(tab).confirm.click();
    await pressEscOften(page, dialog(tab).dialog);
    release();
    await expect(done(tab)).toBeVisible();
    await expect(dialog(tab).dialog).toBeHidden();
    expect(writes.all).toHaveLength(1);
  });

  test(`after Esc during ${name} its refusal is seen, and the dialog opens again`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await answerWith(page, method, address, FROZEN);
    const release = await hold(page, method, address);
    await open(tab).click();
    await dialog(tab).confirm.click();
    await pressEscOften(page, dialog(tab).dialog);
    release();
    await expect(dialog(tab).dialog.getByRole("alert")).toContainText("Reason: The workspace is frozen.");
    await page.keyboard.press("Escape");
    await expect(dialog(tab).dialog).toBeHidden();
    expect((await gateway.account(id)).name).toBe("Fleet reporting");
  });

  test(`the dialog of ${name} opens again however often it was closed with Esc`, async ({ page, tab, gateway }) => {
    const writes = Writes.watch(page);
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    for (let times = 0; times < 3; times++) {
      await open(tab).press("Enter");
      await expect(dialog(tab).dialog).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog(tab).dialog).toBeHidden();
      await page.keyboard.press("Escape");
    }
    await open(tab).click();
    await expect(dialog(tab).cancel).toBeFocused();
    expect(writes.all).toEqual([]);
  });
}

/** Opens the picker of an account with six data sets and selects one more. */
async function pickOneMore(tab: Tab, gateway: Gateway): Promise<void> {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
  await tab.picker.search.fill("DCS Period Summary 2025");
  await tab.picker.matches(1);
  await tab.picker.boxes.first().check();
  await tab.picker.chosen(7);
}

test("Esc again and again in the picker loses nothing that was chosen", async ({ page, tab, gateway }) => {
  await pickOneMore(tab, gateway);
  const question = tab.picker.dialog.getByText("Close without taking over the changed selection?");
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press("Escape");
    await expect(question).toBeVisible();
    await focusIsInside(tab.picker.dialog);
    // Esc gives the safe answer, as in every dialog.
    await page.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await expect(tab.picker.dialog).toBeVisible();
    await focusIsInside(tab.picker.dialog);
    await tab.picker.chosen(7);
  }
  await tab.picker.confirm.click();
  await expect(tab.picker.dialog).toBeHidden();
  await expect(tab.account.changes).toHaveText([/^\+1\b.*DCS Period Summary 2025/]);
});

test("Esc in the picker with nothing changed closes it, and it opens again", async ({ page, tab, gateway }) => {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
  for (let times = 0; times < 3; times++) {
    await page.keyboard.press("Escape");
    await expect(tab.picker.dialog).toBeHidden();
    await page.keyboard.press("Escape");
    await tab.account.access.selectDataSets.press("Enter");
    await tab.picker.matches(272);
  }
  await tab.picker.boxes.first().focus();
  await tab.picker.chosen(6);
});

test("Esc while all are being selected stops that, then asks about what was chosen before", async ({
  page,
  tab,
  gateway,
}) => {
  await pickOneMore(tab, gateway);
  const release = await hold(page, "POST", CALLS.dataSets);
  await tab.picker.selectAll.press("Enter");
  await expect(tab.picker.stop).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tab.picker.progress).toHaveCount(0);
  await expect(tab.picker.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tab.picker.keepSelecting).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tab.picker.keepSelecting).toBeHidden();
  release();
  await tab.picker.chosen(7);
});

test("Esc twice on the question before leaving stays, and the next way out asks again", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet desk");
  for (let times = 0; times < 3; times++) {
    await tab.accounts.account("Emissions desk").press("Enter");
    await expect(tab.leaveDialog.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(tab.account.name).toHaveValue("Fleet desk");
  }
});

test("Esc twice on the question about the start does not keep it from being asked again", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
  for (let times = 0; times < 2; times++) {
    await tab.account.access.byHand.click();
    await expect(question).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(question).toBeHidden();
    await page.keyboard.press("Escape");
    await tab.account.access.allData.click();
  }
  await tab.account.access.byHand.click();
  await expect(question).toBeVisible();
});

for (const [what, open] of Object.entries<(tab: Tab) => Promise<Locator>>({
  "the question before leaving": async (tab) => {
    await tab.account.name.fill("Fleet desk");
    await tab.portalLink("Analytics").click();
    return tab.leaveDialog.dialog;
  },
  "the question before removing": async (tab) => {
    await tab.account.remove.click();
    return tab.removeDialog.dialog;
  },
  "the picker": async (tab) => {
    await tab.account.access.selectDataSets.click();
    return tab.picker.dialog;
  },
})) {
  test(`${what} is not closed by the late word that it was closed before`, async ({ tab, gateway }) => {
    await tab.open((await gateway.accountNamed("Hull performance notebook")).id);
    const dialog = await open(tab);
    await expect(dialog).toBeVisible();
    // The browser tells of a closing a moment later. By then the dialog may be open again.
    await dialog.evaluate((dialog) => dialog.dispatchEvent(new Event("close")));
    await expect(dialog).toBeVisible();
    await focusIsInside(dialog);
  });
}
