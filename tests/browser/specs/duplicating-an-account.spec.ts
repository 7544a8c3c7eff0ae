// An account is duplicated: the create form starts with its contact and access, under another name.

import { violations } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";

test("the form has the same access and contact, and the new account a secret of its own", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(tab.createForm.name).toHaveValue("EU ETS settlement copy");
  await expect(tab.createForm.email).toHaveValue(account.contactEmail);
  await expect(tab.createForm.access.byHand).toBeChecked();
  expect(await violations(page, true)).toEqual([]);
  await tab.createForm.submit.click();
  await expect(tab.credentials.onlyTime).toBeVisible();
  const copy = await gateway.accountNamed("EU ETS settlement copy");
  expect(copy.id).not.toBe(account.id);
  expect(copy.access.dataSetCount).toBe(account.access.dataSetCount);
});

test("a form that is opened by itself is empty again", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Fleet reporting");
  await tab.open(account.id);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(tab.createForm.name).toHaveValue("Fleet reporting copy");
  await tab.createForm.name.fill("Fleet desk");
  await tab.accounts.account("Fleet reporting").first().click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.name).toHaveValue("Fleet reporting");
  await tab.accounts.add.click();
  await expect(tab.createForm.name).toHaveValue("");
});

test("a data set that is gone is left out of the copy, and that is said", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Emissions desk");
  const alive = (await gateway.account(account.id)).access.dataSets?.filter(({ name }) => name) ?? [];
  await tab.open(account.id);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByText("1 data set that no longer exists was left out.")).toBeVisible();
  await expect(tab.createForm.access.rows).toHaveCount(alive.length);
  expect(await violations(page, true)).toEqual([]);
  await tab.createForm.submit.click();
  await expect(tab.credentials.onlyTime).toBeVisible();
  const copy = await gateway.accountNamed("Emissions desk copy");
  expect(copy.access.dataSetCount).toBe(alive.length);
});

test("a copy in which nothing was changed is left without a question", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(tab.createForm.name).toHaveValue("Fleet reporting copy");
  await page.goBack();
  await expect(tab.account.name).toHaveValue("Fleet reporting");
});
