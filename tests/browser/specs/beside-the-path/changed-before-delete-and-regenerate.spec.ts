// Somebody else changed the account (412) before it is removed or its secret is regenerated: it is read
// again, the dialog shows what is different, and the same button then works.

import { CALLS, problem } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import type { Access, Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { instead, inTurn } from "../../fixtures/turns.ts";
import type { ConfirmDialog } from "../../pages/confirm-dialog.ts";
import type { Tab } from "../../pages/tab.ts";

const WHO = "Ada Admin changed this service account in the meantime.";
const ADMIN: Access = { scope: "workspace", level: "admin" };

interface Deed {
  ask: (tab: Tab) => Promise<void>;
  dialog: (tab: Tab) => ConfirmDialog;
  method: string;
  address: RegExp;
  /** It was done, to the account that now has this name. */
  done: (tab: Tab, gateway: Gateway, name: string) => Promise<void>;
}

const DEEDS: Record<string, Deed> = {
  Delete: {
    ask: (tab) => tab.account.remove.click(),
    dialog: (tab) => tab.removeDialog,
    method: "DELETE",
    address: CALLS.account,
    done: async (tab, gateway, name) => {
      await tab.accounts.counts("11 service accounts");
      expect(await gateway.countNamed(name)).toBe(0);
    },
  },
  "Regenerate secret": {
    ask: (tab) => tab.account.regenerate.click(),
    dialog: (tab) => tab.regenerateDialog,
    method: "POST",
    address: CALLS.secret,
    done: async (tab, gateway, name) => {
      await expect(tab.credentials.heading(name)).toBeVisible();
      await expect(tab.credentials.onlyTime).toBeVisible();
      expect(await gateway.countNamed(name)).toBe(1);
    },
  },
};

test.beforeEach(({ mishaps }) => mishaps.allowFailedRequests());

for (const [button, { ask, dialog, method, address, done }] of Object.entries(DEEDS)) {
  for (const [field, theirs, shown] of [
    ["name", { name: "Fleet of theirs" }, ["Fleet of theirs"]],
    ["contact email", { contactEmail: "theirs@example.com" }, ["theirs@example.com"]],
    ["level", { access: ADMIN }, ["Workspace access level: Reader → Admin"]],
    ["name and email", { name: "Fleet of theirs", contactEmail: "t@example.com" }, ["Fleet of theirs", "t@example.com"]],
  ] as const) {
    test(`${button} after another's change of the ${field}: shown, and the same button works`, async ({
      page,
      tab,
      gateway,
    }) => {
      const calls = watchCalls(page, method, address);
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open(id);
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await gateway.change(id, theirs);
      await ask(tab);
      await dialog(tab).confirm.click();
      for (const words of [WHO, ...shown]) await expect(dialog(tab).dialog).toContainText(words);
      await expect(dialog(tab).confirm).toBeEnabled();
      expect(calls).toHaveLength(1);
      expect(await gateway.account(id)).toMatchObject(theirs);

      await dialog(tab).confirm.click();
      await done(tab, gateway, "name" in theirs ? theirs.name : "Fleet reporting");
      expect(calls).toHaveLength(2);
      expect(await calls[1]?.headerValue("if-match")).not.toBe(await calls[0]?.headerValue("if-match"));
    });
  }

  test(`${button} after another's change of the data sets: shown, and the same button works`, async ({
    tab,
    gateway,
  }) => {
    const { id, access } = await gateway.accountNamed("EU ETS settlement");
    const [first, ...rest] = access.dataSets ?? [];
    if (!first) throw new Error("The demo account shares data sets.");
    await tab.open(id);
    await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
    await gateway.change(id, { access: { scope: "dataSets", dataSetIds: rest.map((dataSet) => dataSet.id) } });
    await ask(tab);
    await dialog(tab).confirm.click();
    for (const words of [WHO, `−1 data set: “${first.name}”`]) await expect(dialog(tab).dialog).toContainText(words);
    await dialog(tab).confirm.click();
    await done(tab, gateway, "EU ETS settlement");
  });

  test(`${button} after a change that shows in no field still says who it was`, async ({ tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await gateway.regenerate(id);
    await ask(tab);
    await dialog(tab).confirm.click();
    await expect(dialog(tab).dialog).toContainText(WHO);
    await dialog(tab).confirm.click();
    await done(tab, gateway, "Fleet reporting");
  });

  test(`${button} after one change upon the other: each is shown`, async ({ tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await ask(tab);
    for (const name of ["Fleet of theirs", "Fleet of others"]) {
      await gateway.change(id, { name });
      await dialog(tab).confirm.click();
      for (const words of [WHO, name]) await expect(dialog(tab).dialog).toContainText(words);
    }
    await dialog(tab).confirm.click();
    await done(tab, gateway, "Fleet of others");
  });

  test(`${button} when the changed account cannot be read: told, and nothing is done`, async ({
    page,
    tab,
    gateway,
  }) => {
    const before = await gateway.accountNamed("Fleet reporting");
    await tab.open(before.id);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await gateway.change(before.id, { name: "Fleet of theirs" });
    await inTurn(page, "GET", CALLS.account, instead(problem(500, { detail: "The database is locked." })));
    await ask(tab);
    await dialog(tab).confirm.click();
    await expect(dialog(tab).dialog.getByRole("alert").first()).toContainText("Reason: The database is locked.");
    await expect(dialog(tab).confirm).toBeEnabled();
    expect(await gateway.account(before.id)).toMatchObject({
      name: "Fleet of theirs",
      secretExpiresOn: before.secretExpiresOn,
    });
  });

  test(`${button}, seen and cancelled: the page has the account as it is now`, async ({ tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await gateway.change(id, { name: "Fleet of theirs" });
    await ask(tab);
    await dialog(tab).confirm.click();
    await expect(dialog(tab).dialog).toContainText(WHO);
    await dialog(tab).cancel.click();
    await expect(dialog(tab).dialog).toBeHidden();
    await expect(tab.account.heading("Fleet of theirs")).toBeVisible();
    await expect(tab.account.name).toHaveValue("Fleet of theirs");
    await expect(tab.account.changes).toHaveCount(0);
    await tab.account.email.fill("mine@example.com");
    await tab.account.save.click();
    await tab.hears("Saved.");
    expect(await gateway.account(id)).toMatchObject({ name: "Fleet of theirs", contactEmail: "mine@example.com" });
  });
}

test("Delete, seen and cancelled, leaves what I had typed", async ({ tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { contactEmail: "theirs@example.com" });
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await expect(tab.removeDialog.dialog).toContainText(WHO);
  await tab.removeDialog.cancel.click();
  await expect(tab.account.name).toHaveValue("Fleet of mine");
  await expect(tab.account.email).toHaveValue("theirs@example.com");
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.stay.click();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect(await gateway.account(id)).toMatchObject({ name: "Fleet of mine", contactEmail: "theirs@example.com" });
});
