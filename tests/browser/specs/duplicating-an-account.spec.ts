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
  expect(await violations(page)).toEqual([]);
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
  await tab.accounts.account("Fleet reporting").first().click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.name).toHaveValue("Fleet reporting");
  await tab.accounts.add.click();
  await expect(tab.createForm.name).toHaveValue("");
});
