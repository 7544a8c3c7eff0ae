// The same element on the standalone page.

import { expect, test } from "../fixtures/test.ts";

test("an account is created, seen and found again at /standalone/", async ({ page, tab }) => {
  await page.goto("/standalone/");
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.add.click();
  await expect(page).toHaveURL("/standalone/new");
  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  const { id } = await tab.credentials.read();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(page).toHaveURL(`/standalone/${id}`);

  await page.reload();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
  await page.goto("/standalone/new");
  await expect(tab.createForm.heading).toBeVisible();
});

test("a page that the browser kept, and that has not changed, is shown again", async ({ page, tab }) => {
  await page.goto("/standalone/");
  await tab.accounts.counts("12 service accounts");
  // On a second visit the browser asks whether its cached page is still the same.
  const second = await page.context().newPage();
  const answer = await second.goto("/standalone/");
  await expect(second.getByRole("link", { name: /Fleet reporting/ })).toBeVisible();
  await second.reload();
  await expect(second.getByRole("link", { name: /Fleet reporting/ })).toBeVisible();
  expect(answer?.headers()["content-security-policy"]).toContain("script-src 'self'");
});
