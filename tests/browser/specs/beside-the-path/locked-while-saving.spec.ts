// While a save is under way nothing can be changed that its answer would overwrite. "Saved." appears only
// for what the backend has.

import { answerWith, CALLS, hold, problem } from "../../fixtures/answers.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { clickAnyway, isReadOnly, typeAnyway } from "../../fixtures/locked.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { Tab } from "../../pages/tab.ts";

/** Opens an account with six data sets, renames it and takes one of them out. */
async function change(tab: Tab, gateway: Gateway): Promise<{ id: string; left: string[] }> {
  const { id, access } = await gateway.accountNamed("EU ETS settlement");
  const [first = "", ...left] = access.dataSets?.map((dataSet) => dataSet.name) ?? [];
  await tab.open(id);
  await tab.account.name.fill("EU ETS");
  await tab.account.access.stopSharing(first).click();
  await expect(tab.account.changes).toHaveCount(2);
  return { id, left };
}

interface Attempt {
  tries: (tab: Tab, left: string[]) => Promise<void>;
  /** The control that is locked. */
  locked: (tab: Tab, left: string[]) => Promise<void>;
}

const ATTEMPTS: Record<string, Attempt> = {
  "to take out another data set": {
    tries: (tab, [name = ""]) => clickAnyway(tab.account.access.stopSharing(name)),
    locked: (tab, [name = ""]) => expect(tab.account.access.stopSharing(name)).toBeDisabled(),
  },
  "to undo a change": {
    tries: (tab) => clickAnyway(tab.account.undo("Name: “EU ETS settlement” → “EU ETS”")),
    locked: (tab) => expect(tab.account.undo("Name: “EU ETS settlement” → “EU ETS”")).toBeDisabled(),
  },
  "to open the picker": {
    tries: (tab) => clickAnyway(tab.account.access.selectDataSets),
    locked: (tab) => expect(tab.account.access.selectDataSets).toBeDisabled(),
  },
  "to grant all data": {
    tries: (tab) => clickAnyway(tab.account.access.allData),
    locked: async (tab) => {
      await expect(tab.account.access.allData).toBeDisabled();
      await expect(tab.account.access.byHand).toBeDisabled();
    },
  },
  "to type a name": {
    tries: (tab) => typeAnyway(tab.account.name, " and more"),
    locked: (tab) => isReadOnly(tab.account.name),
  },
  "to type an address": {
    tries: (tab) => typeAnyway(tab.account.email, "x"),
    locked: (tab) => isReadOnly(tab.account.email),
  },
  "to regenerate the secret": {
    tries: (tab) => clickAnyway(tab.account.regenerate),
    locked: (tab) => expect(tab.account.regenerate).toBeDisabled(),
  },
  "to remove the account": {
    tries: (tab) => clickAnyway(tab.account.remove),
    locked: (tab) => expect(tab.account.remove).toBeDisabled(),
  },
};

for (const [attempt, { tries, locked }] of Object.entries(ATTEMPTS)) {
  test(`during a save it is no use ${attempt}`, async ({ page, tab, gateway }) => {
    const { account } = tab;
    const { id, left } = await change(tab, gateway);
    const writes = Writes.watch(page);
    const release = await hold(page, "PATCH", CALLS.account);
    await account.save.click();
    await expect(account.save).toHaveText("Saving…");
    const asSent = async () => {
      await expect(account.access.byHand).toBeChecked();
      await expect(account.access.rows).toHaveCount(left.length);
      await expect(account.name).toHaveValue("EU ETS");
      await expect(account.email).toHaveValue("ets@example.com");
      for (const { dialog } of [tab.picker, tab.regenerateDialog, tab.removeDialog, tab.leaveDialog]) {
        await expect(dialog).toBeHidden();
      }
    };
    await tries(tab, left);
    await asSent();
    await locked(tab, left);

    release();
    await expect(account.saved).toBeVisible();
    await asSent();
    await expect(account.changes).toHaveCount(0);
    expect(writes.all).toEqual([`PATCH serviceAccounts/${id}`]);
    expect(await gateway.account(id)).toMatchObject({
      name: "EU ETS",
      contactEmail: "ets@example.com",
      access: { scope: "dataSets", dataSetCount: left.length },
    });
  });
}

test("during a save the level is locked", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.account.save).toHaveText("Saving…");
  await expect(tab.account.access.level).toBeDisabled();
  await expect(tab.account.access.byHand).toBeDisabled();
  release();
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.access.level).toBeEnabled();
});

test("during a save the sample's own way to a new secret is locked", async ({ page, tab, gateway }) => {
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.sample.generate.click();
  await expect(tab.sample.regenerate).toBeVisible();
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.account.save).toHaveText("Saving…");
  await clickAnyway(tab.sample.regenerate);
  await expect(tab.sample.regenerate).toBeDisabled();
  release();
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  await expect(tab.leaveDialog.dialog).toBeHidden();
});

test("during a save the versions of a conflict are out of reach", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.save.click();
  const theirs = page.getByRole("radio", { name: "Theirs: Fleet of theirs" });
  const yours = page.getByRole("radio", { name: "Yours: Fleet of mine" });
  await yours.check();

  const release = await hold(page, "PATCH", CALLS.account);
  await tab.account.save.click();
  await expect(tab.account.save).toHaveText("Saving…");
  for (const version of [theirs, yours]) await expect(version).toHaveCount(0);
  await expect(tab.account.name).toHaveValue("Fleet of mine");
  release();
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.name).toHaveValue("Fleet of mine");
  expect((await gateway.account(id)).name).toBe("Fleet of mine");
});

test("Enter in a field sends no second save while one is under way", async ({ page, tab, gateway }) => {
  const { id } = await change(tab, gateway);
  const writes = Writes.watch(page);
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.account.name.press("Enter");
  await expect(tab.account.save).toHaveText("Saving…");
  await expect(tab.account.name).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await clickAnyway(tab.account.save);
  await askedBefore(page);
  release();
  await expect(tab.account.saved).toBeVisible();
  expect(writes.all).toEqual([`PATCH serviceAccounts/${id}`]);
});

for (const [outcome, answer] of Object.entries({
  "a save that is done": undefined,
  "a save that is refused": problem(500, { detail: "The disk is full." }),
})) {
  test(`after ${outcome} everything can be changed again`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { account } = tab;
    const { id, left } = await change(tab, gateway);
    if (answer) await answerWith(page, "PATCH", CALLS.account, answer);
    const release = await hold(page, "PATCH", CALLS.account);
    await account.save.click();
    await expect(account.save).toHaveText("Saving…");
    release();
    await expect(answer ? tab.alert : account.saved).toBeVisible();
    await page.unroute(CALLS.account);

    const [second = ""] = left;
    await account.name.fill("EU ETS desk");
    await account.email.fill("ets.desk@example.com");
    await account.access.stopSharing(second).click();
    await expect(account.access.rows).toHaveCount(left.length - 1);
    await account.save.click();
    await expect(account.heading("EU ETS desk")).toBeVisible();
    await expect(account.saved).toBeVisible();
    expect(await gateway.account(id)).toMatchObject({
      name: "EU ETS desk",
      contactEmail: "ets.desk@example.com",
      access: { dataSetCount: left.length - 1 },
    });
  });
}
