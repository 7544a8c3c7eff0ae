// Leaving in each browser engine: what is unsaved is asked about, and back and forward lead where they say.

import { AT_STAKE } from "../fixtures/at-stake.ts";
import { pressBack, pressForward } from "../fixtures/history.ts";
import { expect, test } from "../fixtures/test.ts";

test("back and forward lead through the places of the tab, also after a reload", async ({ page, tab }) => {
  await tab.open();
  for (const name of ["EU ETS settlement", "Fleet reporting"]) {
    await tab.accounts.account(name).click();
    await expect(tab.account.heading(name)).toBeVisible();
  }
  await pressBack(page);
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  await pressBack(page);
  await expect(page).toHaveURL(tab.address());
  await pressForward(page);
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  await page.reload();
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  await pressForward(page);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
});

for (const [what, { title, arrange }] of Object.entries(AT_STAKE)) {
  test(`a link of the tab asks before ${what} is lost`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    const address = page.url();
    await tab.accounts.account("Emissions desk").click();
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
    await page.keyboard.press("Escape");
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await isThere();
    await expect(page).toHaveURL(address);

    await tab.accounts.account("Emissions desk").click();
    await tab.leaveDialog.leave.click();
    await expect(tab.account.heading("Emissions desk")).toBeVisible();
  });

  test(`back asks each time before ${what} is lost`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    const address = page.url();
    for (let times = 0; times < 3; times++) {
      await pressBack(page);
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
      await page.keyboard.press("Escape");
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await isThere();
      await expect(page).toHaveURL(address);
    }
    await pressBack(page);
    await tab.leaveDialog.leave.click();
    await expect(page).toHaveURL(tab.address());
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });

  test(`closing the window asks before ${what} is lost`, async ({ page, tab }) => {
    const asks = () =>
      page.evaluate(() => {
        const closing = new Event("beforeunload", { cancelable: true });
        window.dispatchEvent(closing);
        return closing.defaultPrevented;
      });
    await tab.open();
    expect(await asks()).toBe(false);
    const isThere = await arrange(tab);
    expect(await asks()).toBe(true);
    await isThere();
  });
}

for (const stays of [true, false]) {
  test(`forward asks before a typed name is lost; ${stays ? "Stay keeps it" : "Leave goes on"}`, async ({ page, tab }) => {
    await tab.open();
    await tab.accounts.account("Fleet reporting").click();
    await tab.accounts.account("Data lake export").click();
    await expect(tab.account.heading("Data lake export")).toBeVisible();
    await pressBack(page);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await tab.account.name.fill("Fleet desk");
    await pressForward(page);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    await (stays ? tab.leaveDialog.stay : tab.leaveDialog.leave).click();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await expect(tab.account.heading(stays ? "Fleet reporting" : "Data lake export")).toBeVisible();
    await expect(tab.account.name).toHaveValue(stays ? "Fleet desk" : "Data lake export");
  });
}
