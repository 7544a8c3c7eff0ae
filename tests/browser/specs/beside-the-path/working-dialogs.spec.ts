// While a dialog's action runs, the dialog says so, locks what can no longer be stopped, and then says how
// it ended.

import { answerWith, CALLS, FROZEN, hold } from "../../fixtures/answers.ts";
import { focusIsInside } from "../../fixtures/focus.ts";
import { clickAnyway } from "../../fixtures/locked.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { ConfirmDialog } from "../../pages/confirm-dialog.ts";
import type { Tab } from "../../pages/tab.ts";

interface Work {
  method: string;
  address: RegExp;
  dialog: (tab: Tab) => ConfirmDialog;
  open: (tab: Tab) => Promise<void>;
  /** The text of the button meanwhile, and the announcement. */
  reads: string;
  says: string;
  done: (tab: Tab) => Promise<void>;
}

const WORK: Record<string, Work> = {
  "Regenerate": {
    method: "POST",
    address: CALLS.secret,
    dialog: (tab) => tab.regenerateDialog,
    open: (tab) => tab.account.regenerate.click(),
    reads: "Regenerating…",
    says: "Making a new secret. This cannot be stopped any more.",
    done: (tab) => expect(tab.credentials.heading("Fleet reporting")).toBeVisible(),
  },
  "Remove": {
    method: "DELETE",
    address: CALLS.account,
    dialog: (tab) => tab.removeDialog,
    open: (tab) => tab.account.remove.click(),
    reads: "Deleting…",
    says: "Deleting the service account. This cannot be stopped any more.",
    done: (tab) => tab.hears("Fleet reporting was removed."),
  },
};

for (const [name, { method, address, dialog, open, reads, says, done }] of Object.entries(WORK)) {
  test(`${name} says that it works, and locks what cannot be stopped any more`, async ({ page, tab, gateway }) => {
    const writes = Writes.watch(page);
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    const release = await hold(page, method, address);
    await open(tab);
    const { dialog: box, cancel, confirm } = dialog(tab);
    await expect(box.getByRole("status").filter({ hasText: says })).toHaveCount(0);
    await confirm.click();
    const working = box.getByRole("button", { name: reads, exact: true });
    await expect(working).toBeVisible();
    await expect(working).toBeDisabled();
    await expect(working).toBeFocused();
    await expect(cancel).toBeDisabled();
    await expect(box.getByText(says, { exact: true }).first()).toBeVisible();
    await expect(box.getByRole("status").filter({ hasText: says }).first()).toBeAttached();

    await clickAnyway(cancel);
    await clickAnyway(working);
    await page.keyboard.press("Enter");
    await askedBefore(page);
    await expect(box).toBeVisible();
    expect(writes.all).toHaveLength(1);
    expect((await gateway.account(id)).name).toBe("Fleet reporting");
    release();
    await done(tab);
    await expect(box).toBeHidden();
    expect(writes.all).toHaveLength(1);
  });

  test(`${name} that was refused says why, and can be tried again or left`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await answerWith(page, method, address, FROZEN);
    await open(tab);
    const { dialog: box, cancel, confirm } = dialog(tab);
    await confirm.click();
    await expect(box.getByRole("alert")).toContainText("Reason: The workspace is frozen.");
    await expect(confirm).toBeEnabled();
    await expect(cancel).toBeEnabled();
    await expect(box.getByText(says)).toHaveCount(0);
    await focusIsInside(box);
    await cancel.click();
    await expect(box).toBeHidden();
    expect((await gateway.account(id)).name).toBe("Fleet reporting");

    await page.unroute(address);
    await open(tab);
    await expect(box.getByRole("alert")).toHaveCount(0);
    await confirm.click();
    await done(tab);
  });
}

test("Cancel during a removal does not look as if it had helped", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  const release = await hold(page, "DELETE", CALLS.account);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await clickAnyway(tab.removeDialog.cancel);
  await askedBefore(page);
  await expect(tab.removeDialog.dialog).toBeVisible();
  release();
  await tab.hears("Fleet reporting was removed.");
  await tab.accounts.counts("11 service accounts");
});

test("a double click on Delete removes once", async ({ page, tab, gateway }) => {
  const writes = Writes.watch(page);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.dblclick();
  await tab.hears("Fleet reporting was removed.");
  expect(writes.all).toHaveLength(1);
});
