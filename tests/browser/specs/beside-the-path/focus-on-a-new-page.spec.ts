// Where the focus is after going to another page of the tab, or after "Stay".

import { PRESSES } from "../../fixtures/focus.ts";
import { openAccount } from "../../fixtures/open-account.ts";
import { expect, test } from "../../fixtures/test.ts";

test.describe("on a wide window", () => {
  for (const [how, press] of Object.entries(PRESSES)) {
    test(`Stay gives the focus back to the link that led away, ${how}`, async ({ tab, gateway }) => {
      await openAccount(tab, gateway, "Fleet reporting");
      await tab.account.name.fill("Fleet desk");
      for (const link of [tab.accounts.add, tab.portalLink("Analytics")]) {
        await press(link);
        await press(tab.leaveDialog.stay);
        await expect(tab.leaveDialog.dialog).toBeHidden();
        await expect(link).toBeFocused();
      }
    });
  }
});

test.describe("on a narrow window, where list and page are not seen side by side", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const [how, press] of Object.entries(PRESSES)) {
    test(`each new page gives the focus to its heading, ${how}`, async ({ page, tab }) => {
      const back = page.getByRole("link", { name: "Service accounts", exact: true });
      await tab.open();
      await tab.accounts.counts("12 service accounts");
      await press(tab.accounts.add);
      await expect(tab.createForm.heading).toBeFocused();
      await press(back);
      await expect(tab.accounts.heading).toBeFocused();
      await press(tab.accounts.account("Fleet reporting"));
      await expect(tab.account.heading("Fleet reporting")).toBeFocused();
      await press(back);
      await expect(tab.accounts.heading).toBeFocused();
    });

    test(`Stay gives the focus back to the way back, ${how}`, async ({ page, tab }) => {
      const back = page.getByRole("link", { name: "Service accounts", exact: true });
      await tab.open("new");
      await tab.createForm.name.fill("Fleet desk");
      await press(back);
      await press(tab.leaveDialog.stay);
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await expect(back).toBeFocused();
    });
  }

  test("the browser's back and forward give the focus to the page's heading", async ({ page, tab }) => {
    await tab.open();
    await tab.accounts.account("Fleet reporting").click();
    await expect(tab.account.heading("Fleet reporting")).toBeFocused();
    await page.goBack();
    await expect(tab.accounts.heading).toBeFocused();
    await page.goForward();
    await expect(tab.account.heading("Fleet reporting")).toBeFocused();
  });
});
