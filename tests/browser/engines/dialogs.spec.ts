// Dialogs in each browser engine: Esc and Cancel leave everything as it was, Enter does what has the focus,
// and the focus comes back.

import { expect, test } from "../fixtures/test.ts";

for (const name of ["remove", "regenerate"] as const) {
  test(`to ${name} an account is asked: Esc, Enter on Cancel, Enter on the deed`, async ({ page, tab, gateway }) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await tab.open(account.id);
    const [opener, { dialog, cancel, confirm }] = {
      remove: [tab.account.remove, tab.removeDialog] as const,
      regenerate: [tab.account.regenerate, tab.regenerateDialog] as const,
    }[name];
    await opener.click();
    await expect(cancel).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();

    await page.keyboard.press("Enter");
    await expect(cancel).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    expect(await gateway.countNamed("EU ETS settlement")).toBe(1);

    await page.keyboard.press("Enter");
    await confirm.focus();
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(tab.account.heading("EU ETS settlement")).toBeHidden();
  });
}

test("the picker takes the focus, keeps it inside, and asks before a changed selection is lost", async ({
  page,
  tab,
  gateway,
}) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, 272);
  const { picker } = tab;
  await expect(picker.search).toBeFocused();
  for (let stops = 0; stops < 12; stops++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const focused = document.querySelector("dwb-api-management")?.shadowRoot?.activeElement;
      return focused && !focused.closest("dialog") ? focused.outerHTML : null;
    });
    expect(outside).toBeNull();
  }
  await picker.search.fill("DCS Period Summary 2025");
  await picker.matches(1);
  await picker.boxes.first().click();
  await picker.search.focus();
  // The first Esc is the search field's own.
  await page.keyboard.press("Escape");
  await picker.matches(272);
  await page.keyboard.press("Escape");
  await picker.keepSelecting.click();
  await page.keyboard.press("Escape");
  await picker.discard.click();
  await expect(picker.dialog).toBeHidden();
  await expect(tab.account.access.selectDataSets).toBeFocused();
  await expect(tab.account.changes).toHaveCount(0);
});
