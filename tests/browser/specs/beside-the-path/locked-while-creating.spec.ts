// While an account is being created nothing can be changed in the form: what is created is what the
// form shows.

import { answerWith, CALLS, FROZEN, hold } from "../../fixtures/answers.ts";
import { clickAnyway, isReadOnly, typeAnyway } from "../../fixtures/locked.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { Tab } from "../../pages/tab.ts";

/** Two that are there in every Workbench of the usual size. */
const PICKED = ["DCS Period Summary 2023", "DCS Period Summary 2024"];

/** A form that can be sent, with two data sets picked by hand. */
async function fillIn(tab: Tab): Promise<void> {
  const { createForm, picker } = tab;
  await tab.open("new");
  await createForm.fill("Fleet desk", "fleet.desk@example.com");
  await createForm.access.byHand.check();
  await createForm.access.selectDataSets.click();
  await picker.search.fill("DCS Period Summary 202");
  await picker.matches(3);
  for (const name of PICKED) await picker.box(name).check();
  await picker.confirm.click();
  await expect(createForm.access.rows).toHaveCount(PICKED.length);
}

interface Attempt {
  tries: (tab: Tab) => Promise<void>;
  locked: (tab: Tab) => Promise<void>;
}

const ATTEMPTS: Record<string, Attempt> = {
  "to take out a data set": {
    tries: (tab) => clickAnyway(tab.createForm.access.stopSharing(PICKED[0] ?? "")),
    locked: (tab) => expect(tab.createForm.access.stopSharing(PICKED[0] ?? "")).toBeDisabled(),
  },
  "to open the picker": {
    tries: (tab) => clickAnyway(tab.createForm.access.selectDataSets),
    locked: (tab) => expect(tab.createForm.access.selectDataSets).toBeDisabled(),
  },
  "to grant all data": {
    tries: (tab) => clickAnyway(tab.createForm.access.allData),
    locked: async (tab) => {
      await expect(tab.createForm.access.allData).toBeDisabled();
      await expect(tab.createForm.access.byHand).toBeDisabled();
    },
  },
  "to type a name": {
    tries: (tab) => typeAnyway(tab.createForm.name, " and more"),
    locked: (tab) => isReadOnly(tab.createForm.name),
  },
  "to type an address": {
    tries: (tab) => typeAnyway(tab.createForm.email, "x"),
    locked: (tab) => isReadOnly(tab.createForm.email),
  },
  "to press the button again": {
    tries: (tab) => clickAnyway(tab.createForm.submit),
    locked: (tab) => expect(tab.createForm.submit).toBeDisabled(),
  },
};

for (const [attempt, { tries, locked }] of Object.entries(ATTEMPTS)) {
  test(`during a creation it is no use ${attempt}`, async ({ page, tab, gateway }) => {
    const { createForm } = tab;
    await fillIn(tab);
    const writes = Writes.watch(page);
    const release = await hold(page, "POST", CALLS.create);
    await createForm.submit.click();
    await expect(createForm.submit).toHaveText("Creating…");
    await tries(tab);
    await expect(createForm.name).toHaveValue("Fleet desk");
    await expect(createForm.email).toHaveValue("fleet.desk@example.com");
    await expect(createForm.access.byHand).toBeChecked();
    await expect(createForm.access.rows).toHaveCount(PICKED.length);
    await expect(tab.picker.dialog).toBeHidden();
    await locked(tab);

    release();
    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    expect(writes.all).toEqual(["POST serviceAccounts"]);
    const { totalCount } = await gateway.accounts();
    expect(totalCount).toBe(13);
    expect(await gateway.accountNamed("Fleet desk")).toMatchObject({
      contactEmail: "fleet.desk@example.com",
      access: { scope: "dataSets", dataSetCount: PICKED.length },
    });
  });
}

test("during a creation the level is locked", async ({ page, tab }) => {
  const release = await hold(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.createForm.submit).toHaveText("Creating…");
  await expect(tab.createForm.access.level).toBeDisabled();
  release();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
});

test("during a creation no description can fill the form anew", async ({ page, tab }) => {
  const release = await hold(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  const file = page.getByLabel(/description/i);
  await expect(file).toBeEnabled();
  await tab.createForm.submit.click();
  await expect(tab.createForm.submit).toHaveText("Creating…");
  await expect(file).toBeDisabled();
  release();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
});

test("Enter in a field creates no second account while one is being created", async ({ page, tab, gateway }) => {
  await fillIn(tab);
  const writes = Writes.watch(page);
  const release = await hold(page, "POST", CALLS.create);
  await tab.createForm.name.press("Enter");
  await expect(tab.createForm.submit).toHaveText("Creating…");
  await expect(tab.createForm.name).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await askedBefore(page);
  release();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(writes.all).toEqual(["POST serviceAccounts"]);
  expect((await gateway.accounts()).totalCount).toBe(13);
});

test("after a refusal everything can be changed again", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { createForm } = tab;
  await fillIn(tab);
  await answerWith(page, "POST", CALLS.create, FROZEN);
  await createForm.submit.click();
  await expect(tab.alert).toContainText("Reason: The workspace is frozen.");
  await page.unroute(CALLS.create);
  await expect(page.getByLabel(/description/i)).toBeEnabled();
  await createForm.name.fill("Fleet office");
  await createForm.access.stopSharing(PICKED[0] ?? "").click();
  await expect(createForm.access.rows).toHaveCount(1);
  await createForm.submit.click();
  await expect(tab.credentials.heading("Fleet office")).toBeVisible();
  expect((await gateway.accountNamed("Fleet office")).access.dataSetCount).toBe(1);
});
