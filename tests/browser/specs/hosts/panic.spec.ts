// A panic of the program: the element where it happened says so, the host gets an event, other elements
// keep working, and Retry starts a new program.

import type { Page } from "@playwright/test";
import { WORKSPACE } from "../../fixtures/workbench.ts";
import { expect, test } from "../../fixtures/test.ts";

/** Reports a trap as the browser does when the program panics. */
async function panic(page: Page): Promise<void> {
  await page.evaluate(() => {
    const script = performance
      .getEntriesByType("resource")
      .map(({ name }) => /api-management-[0-9a-f]+\.js/.exec(name)?.[0])
      .find(Boolean);
    const error = new WebAssembly.RuntimeError("unreachable");
    error.stack = `RuntimeError: unreachable\n    at ${script}`;
    window.dispatchEvent(new ErrorEvent("error", { error }));
  });
}

test("a panic is said, told to the host, and Retry starts anew", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  const told = page.evaluate(
    () =>
      new Promise((resolve) => {
        const hear = (event: Event) => resolve((event as CustomEvent).detail);
        document.addEventListener("dwb-error", hear, { once: true });
      }),
  );
  await panic(page);
  await expect(page.getByRole("alert")).toContainText("Something went wrong. What was saved is saved.");
  expect(await told).toEqual({ status: 0, traceId: null });
  await page.getByRole("button", { name: "Retry" }).click();
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.name).toHaveValue("Fleet reporting");
});

test("the other element of the page goes on", async ({ page, tab }) => {
  await tab.open();
  await page.evaluate((workspace) => {
    const other = document.createElement("dwb-api-management");
    other.id = "other";
    for (const [name, value] of [
      ["workspace-id", workspace],
      ["api-base", "/veracity/dw/gateway/api/v2"],
      ["base-path", "#/other"],
    ]) other.setAttribute(name as string, value as string);
    document.body.append(other);
  }, WORKSPACE);
  const other = page.locator("css=#other");
  await expect(other.getByRole("status").filter({ hasText: "12 service accounts" })).toBeVisible();
  await tab.accounts.search.first().click();
  await panic(page);
  await expect(page.getByRole("alert")).toHaveCount(1);
  await other.getByRole("searchbox", { name: "Search service accounts" }).fill("Fleet");
  await expect(other.getByRole("link", { name: /Fleet reporting/ })).toBeVisible();
  await expect(other.getByRole("alert")).toHaveCount(0);
});

test("an error of the host's own program is none of the tab's", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("elsewhere") }));
    window.dispatchEvent(new ErrorEvent("error", { error: null }));
  });
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.name).toHaveValue("Fleet reporting");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
