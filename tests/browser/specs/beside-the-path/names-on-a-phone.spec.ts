// On a phone no name of a data set is cut: cut names of vessels and months could not be told apart.

import { expect, test } from "../../fixtures/test.ts";

for (const width of [320, 390]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("every name in the picker and in the table of what is selected stands whole in its row", async ({
      page,
      tab,
      gateway,
    }) => {
      const { id } = await gateway.accountNamed("Emissions desk");
      await tab.open(id);
      const cut = (selector: string) =>
        page.locator(selector).evaluateAll((names) =>
          names
            .filter((name) => {
              const row = name.closest(".window-row")?.getBoundingClientRect();
              const { top, bottom } = name.getBoundingClientRect();
              const isOver = !row || top < row.top - 1 || bottom > row.bottom + 1;
              return isOver || name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1;
            })
            .map((name) => name.textContent),
        );
      await expect(page.locator(".shared-name").first()).toBeVisible();
      expect(await cut(".shared-name")).toEqual([]);
      await tab.account.access.selectDataSets.click();
      await tab.picker.matches(272);
      await expect(page.locator(".pick-name").first()).toBeVisible();
      expect(await page.locator(".pick-name").count()).toBeGreaterThan(5);
      expect(await cut(".pick-name")).toEqual([]);
    });
  });
}
