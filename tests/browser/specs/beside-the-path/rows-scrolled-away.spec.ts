// A row that has the focus and is scrolled away keeps the keyboard: the next key goes on from it.

import { openAccount } from "../../fixtures/open-account.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const width of [1440, 390]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("a row of the picker that is scrolled away keeps the keyboard", async ({ page, tab, gateway }) => {
      await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
      const box = (place: number) => tab.picker.at(place).getByRole("checkbox");
      await box(0).focus();
      await page.keyboard.press("ArrowDown");
      await expect(box(1)).toBeFocused();
      await tab.picker.scrollTo(1);
      await expect(box(271)).toBeVisible();
      await expect(box(1)).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await expect(box(2)).toBeFocused();
      await expect(box(2)).toBeInViewport();

      await tab.picker.scrollTo(1);
      await expect(box(271)).toBeVisible();
      await tab.picker.search.focus();
      await expect(tab.picker.at(2), "a row without the focus goes").toHaveCount(0);
    });

    test("a row of the table that is scrolled away keeps the keyboard", async ({ page, tab, gateway }) => {
      const [first = "", second = ""] = await openAccount(tab, gateway, "Hull performance notebook");
      const { access } = tab.account;
      await access.stopSharing(first).focus();
      await access.rows.first().evaluate((row) => {
        const scroller = row.parentElement?.parentElement as Element;
        scroller.scrollTop = scroller.scrollHeight;
      });
      await expect(access.group.locator('[aria-posinset="40"]')).toBeVisible();
      await expect(access.stopSharing(first)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(access.group.getByText("39 data sets", { exact: true })).toBeVisible();
      await expect(access.stopSharing(second)).toBeFocused();
    });
  });
}

test.describe("with more accounts than fit", () => {
  test.use({ demo: { dataSets: 20, serviceAccounts: 300 } });

  test("a row of the list that is scrolled away keeps the keyboard", async ({ page, tab }) => {
    await tab.open();
    await tab.accounts.counts("300 service accounts");
    const link = (place: number) => tab.accounts.list.locator(`[aria-posinset="${place + 1}"]`).getByRole("link");
    await link(0).focus();
    await page.keyboard.press("ArrowDown");
    await expect(link(1)).toBeFocused();
    await tab.accounts.list.evaluate((list) => {
      const scroller = list.parentElement as Element;
      scroller.scrollTop = scroller.scrollHeight;
    });
    await expect(link(299)).toBeVisible();
    await expect(link(1)).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(link(2)).toBeFocused();
    await expect(link(2)).toBeInViewport();
  });
});
