// A translator replaces the texts of the page. What changes afterwards still changes, and secrets, keys, ids,
// addresses and code are not translated.

import { translate } from "../fixtures/translator.ts";
import { expect, test } from "../fixtures/test.ts";

test("a translated account page still changes what it says", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await expect(tab.account.access.rows).toHaveCount(6);
  await translate(page);
  const { form, changes, save } = tab.account;
  await expect(form.getByText("17 of 64 characters", { exact: true })).toBeVisible();
  await tab.account.name.press("End");
  await page.keyboard.type("s");
  await expect(form.getByText("18 of 64 characters", { exact: true })).toBeVisible();
  await expect(changes).toHaveText(["Name: “EU ETS settlement” → “EU ETS settlements”"]);
  await translate(page);
  await page.keyboard.type("!");
  await expect(changes).toHaveText(["Name: “EU ETS settlement” → “EU ETS settlements!”"]);
  await tab.account.email.fill("nobody");
  await expect(form.getByText("Enter an email such as name@example.com.", { exact: true })).toBeVisible();
  await expect(save).toHaveAccessibleDescription(/^Not ready to save: /);
  await tab.account.email.fill(account.contactEmail);
  await tab.account.access.stopSharing(account.access.dataSets?.[0]?.name ?? "").click();
  await expect(form.getByText("5 data sets", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Show API key" }).click();
  await expect(page.getByRole("button", { name: "Hide API key" })).toHaveText("Hide API key");
  expect(await tab.account.readout("API key").value.innerText()).toBe(account.apiKey);
  await save.click();
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.heading("EU ETS settlements!")).toBeVisible();
});

test("a translated form and its dialogs still change what they say", async ({ page, tab }) => {
  await tab.open("new");
  const { form, name, email, submit, access } = tab.createForm;
  await expect(name).toBeVisible();
  await translate(page);
  await name.fill("Fleet");
  await expect(form.getByText("5 of 64 characters", { exact: true })).toBeVisible();
  await email.fill("nobody");
  await email.blur();
  const fault = form.getByText("Enter an email such as name@example.com.", { exact: true });
  await expect(fault).toBeVisible();
  await translate(page);
  await email.fill("fleet@example.com");
  await expect(fault).toHaveCount(0);
  await access.byHand.check();
  await expect(form.getByText("No data sets selected yet.")).toBeVisible();
  await access.allData.check();
  await expect(form.getByText("No data sets selected yet.")).toHaveCount(0);
  await page.getByRole("link", { name: /^Fleet reporting/ }).click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await translate(page);
  await tab.leaveDialog.stay.click();
  await submit.click();
  await expect(tab.credentials.heading("Fleet")).toBeVisible();
});

test("of translated credentials, all that is copied stays as it is", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  await translate(page);
  await tab.credentials.show.click();
  await expect(tab.credentials.hide).toHaveText("Hide secret");
  await tab.sample.generate.click();
  await expect(tab.sample.code).toBeVisible();
  await translate(page);
  await expect(tab.credentials.secret.value).toHaveAttribute("dir", "ltr");
  for (const code of await page.getByRole("code").all()) {
    await expect(code.locator("font")).toHaveCount(0);
  }
  await tab.credentials.hide.click();
  await expect(tab.credentials.show).toHaveText("Show secret");
});
