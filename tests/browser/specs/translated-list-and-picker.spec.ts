// A translator has replaced the texts of the page: in the list and the picker what changes still changes.

import { expect, test } from "../fixtures/test.ts";
import { translate } from "../fixtures/translator.ts";

test("rows, counts and figures change after a translation of the list", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open();
  const { accounts, welcome } = tab;
  await accounts.counts("12 service accounts");
  await expect(welcome.figures.first()).toHaveText("12 service accounts");
  await translate(page);
  await gateway.create("Mooring line tension");
  await gateway.change(id, { name: "Fleet desk" });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await accounts.counts("13 service accounts");
  await expect(accounts.account("Fleet desk")).toBeVisible();
  await expect(accounts.account("Fleet reporting")).toHaveCount(0);
  await expect(accounts.rows).toHaveCount(13);
  await expect(welcome.figures.first()).toHaveText("13 service accounts");
  await accounts.search.fill("no such account");
  await accounts.counts("No service account matches");
  await expect(accounts.rows).toHaveCount(0);
});

test("counts, rows and the choices change after a translation of the picker", async ({ page, tab, gateway }) => {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
  const { picker } = tab;
  await translate(page);
  await picker.search.fill("DCS Period Summary 202");
  await picker.matches(3);
  await expect(picker.at(0)).toContainText("DCS Period Summary 2023");
  await expect(picker.selectAll).toHaveText("Select all 3 matching");
  await picker.boxes.first().check();
  await picker.chosen(7);
  await picker.selectAll.click();
  await picker.chosen(9);
  await picker.onlySelected.check();
  await translate(page);
  await picker.selectedRows.getByRole("button", { name: "Stop sharing DCS Period Summary 2023" }).click();
  await picker.chosen(8);
  await expect(picker.selectedRows).toHaveCount(8);
  await expect(picker.dialog.getByText("8 data sets", { exact: true })).toBeVisible();
});

test("addresses and IDs are not for the translator", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  await expect(tab.accounts.links.first().locator("[translate=no]")).toContainText("@");
  const gone = tab.account.access.rows.filter({ hasText: "no longer exists" });
  await expect(gone.locator("[translate=no]")).toHaveText(/^[0-9a-f-]{36}$/);
});
