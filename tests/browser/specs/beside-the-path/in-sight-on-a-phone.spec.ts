// On a phone what matters is on the first screen, and nothing moves away from under a finger.

import { answerWith, CALLS, problem } from "../../fixtures/answers.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const width of [390, 1440]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    test("a list that failed says so where its first row would be", async ({ page, tab, mishaps }) => {
      mishaps.allowFailedRequests();
      await answerWith(page, "GET", CALLS.list, problem(500));
      await tab.open();
      const retry = tab.accounts.alert.getByRole("button", { name: "Retry" });
      await expect(retry).toBeInViewport({ ratio: 1 });
      const filter = await tab.accounts.filter.boundingBox();
      const notice = await tab.accounts.alert.boundingBox();
      expect(notice!.y - filter!.y - filter!.height).toBeLessThan(60);
      await page.unroute(CALLS.list);
      await retry.click();
      await expect(tab.accounts.links.first()).toBeInViewport();
    });

    test("rows that are there stay when the list cannot be read again", async ({ page, tab, mishaps }) => {
      mishaps.allowFailedRequests();
      await tab.open();
      await tab.accounts.counts("12 service accounts");
      await answerWith(page, "GET", CALLS.list, problem(500));
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      await expect(tab.accounts.alert).toBeVisible();
      await expect(tab.accounts.links.first()).toBeInViewport();
    });

    test("a fault at the e-mail does not move the choice that is pressed", async ({ tab }) => {
      await tab.open("new");
      await tab.createForm.fill("Fleet desk", "ola@example");
      await tab.createForm.access.byHand.click();
      await expect(tab.createForm.access.byHand).toBeChecked();
      await expect(tab.createForm.email).toHaveAccessibleDescription("Enter an email such as name@example.com.");
    });
  });
}
