// Each place in the tab has an address that can be linked, reloaded and walked back and forward.

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

test("the list, the form and an account are opened by their addresses and survive a reload", async ({
  page,
  tab,
  gateway,
}) => {
  const account = await gateway.accountNamed("Fleet reporting");

  await tab.open();
  await expect(tab.accounts.account("Fleet reporting")).toBeVisible();
  await page.reload();
  await expect(tab.accounts.account("Fleet reporting")).toBeVisible();

  await tab.open("new");
  await expect(tab.createForm.heading).toBeVisible();
  await page.reload();
  await expect(tab.createForm.heading).toBeVisible();

  await tab.open(account.id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await expect(tab.accounts.account("Fleet reporting")).toHaveAttribute("aria-current", "page");
  await page.reload();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
});

test("back and forward walk the places without loading the page again", async ({ page, tab }) => {
  await tab.open();
  const loads = countLoads(page);
  await tab.accounts.account("EU ETS settlement").click();
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  await tab.accounts.add.click();
  await expect(tab.createForm.heading).toBeVisible();

  await page.goBack();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  await page.goBack();
  await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
  await page.goForward();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(tab.address());
  await expect(page.getByRole("heading", { name: "Demo at a glance" })).toBeVisible();
  expect(loads()).toBe(0);
});

test("an address of no account says so and leads back to the list", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.open("00000000-0000-4000-8000-000000000000");
  await expect(tab.account.gone).toBeVisible();
  await tab.account.back.click();
  await expect(page).toHaveURL(tab.address());

  // Text that is not an ID is not a place of the tab, so the backend is not asked about it.
  await tab.open("no-id-at-all");
  await expect(page.getByRole("heading", { name: "Demo at a glance" })).toBeVisible();
});

test("links of the portal load their pages as usual", async ({ page, tab }) => {
  await tab.open();
  const loads = countLoads(page);
  await tab.portalLink("Data catalogue").click();
  await expect(page.getByRole("heading", { level: 1, name: "Data catalogue" })).toBeVisible();
  expect(loads()).toBe(1);
  await page.goBack();
  await expect(tab.accounts.heading).toBeVisible();
});

for (const [what, place] of [
  ["below the tab's own path", "/from-the-portal"],
  ["that merely starts with the tab's own path", "-of-another-team/new"],
]) {
  test(`a portal link to an address ${what} is left to the browser`, async ({ page, tab }) => {
    await page.route(`**/apiManagement${place}`, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Portal</title><h1>Of the portal</h1>" }),
    );
    await tab.open();
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement("a"), { href, textContent: "A link of the portal" });
      document.querySelector("main")?.prepend(link);
    }, tab.address() + place);
    await page.getByRole("link", { name: "A link of the portal" }).click();
    await expect(page.getByRole("heading", { name: "Of the portal" })).toBeVisible();
    await expect(page).toHaveURL(tab.address() + place);
  });
}

test("a click with Control opens an account in another browser tab", async ({ page, context, tab }) => {
  await tab.open();
  const opened = context.waitForEvent("page");
  await tab.accounts.account("Emissions desk").click({ modifiers: ["Control"] });
  const other = await opened;
  await expect(other.getByRole("heading", { name: "Emissions desk", exact: true })).toBeVisible();
  await expect(page).toHaveURL(tab.address());
});

test("the middle mouse button opens the form in another browser tab", async ({ page, context, tab }) => {
  await tab.open();
  const opened = context.waitForEvent("page");
  await tab.accounts.add.click({ button: "middle" });
  const other = await opened;
  await expect(other.getByRole("heading", { name: "Create service account" })).toBeVisible();
  await expect(page).toHaveURL(tab.address());
});

/** Counts the documents that the page loads from now on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  return () => loads;
}
