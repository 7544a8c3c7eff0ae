// WebKit has no Navigation API: at a link of the host the tab tells the browser to ask. A browser that is
// driven by a program does not, and goes on; the page remembers what the browser was told.

import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

/** Notes, after the tab's own listener, what becomes of the question. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.addEventListener("beforeunload", (event) => sessionStorage.setItem("asked", String(event.defaultPrevented))),
  );
}

async function leave(page: Page, link: { click(): Promise<void> }): Promise<string | null> {
  await watch(page);
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
  return page.evaluate(() => sessionStorage.getItem("asked"));
}

test("a link of the host asks while something is unsaved, and else does not", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  expect(await leave(page, tab.portalLink("Analytics"))).toBe("false");

  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.name.fill("Fleet desk");
  expect(await leave(page, tab.portalLink("Analytics"))).toBe("true");
});
