// In a browser without the Navigation API, such as older versions of Firefox and Safari, the tab still asks
// on every navigation that the browser reports in another way.

import { AT_STAKE } from "../../fixtures/at-stake.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/test.ts";

test.beforeEach(({ context }) =>
  context.addInitScript(() => Object.defineProperty(window, "navigation", { value: undefined })),
);

for (const [what, { arrange, title }] of Object.entries(AT_STAKE)) {
  test(`back asks about ${what}; Stay keeps it, Leave goes back`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    expect(await page.evaluate(() => "navigation" in window && window.navigation)).toBeUndefined();
    const address = page.url();
    for (let times = 0; times < 2; times++) {
      await pressBack(page);
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
      await tab.leaveDialog.stay.click();
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await expect(page).toHaveURL(address);
      await isThere();
    }
    await pressBack(page);
    await tab.leaveDialog.leave.click();
    await expect(page).toHaveURL(tab.address());
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });

  test(`a link of the tab asks about ${what}`, async ({ tab }) => {
    const isThere = await arrange(tab);
    await tab.accounts.account("Emissions desk").click();
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
    await tab.leaveDialog.stay.click();
    await isThere();
    await tab.accounts.account("Emissions desk").click();
    await tab.leaveDialog.leave.click();
    await expect(tab.account.heading("Emissions desk")).toBeVisible();
  });

  test(`a link of the portal has the browser itself ask about ${what}`, async ({ page, tab }) => {
    const isThere = await arrange(tab);
    const asked = page.waitForEvent("dialog");
    const clicked = tab.portalLink("Analytics").click({ noWaitAfter: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await clicked;
    await isThere();
  });
}
