// The portal around the tab: its menu of users, and what it says when the tab does not come.

import { problem } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";
import { TAB_PATH } from "../fixtures/workbench.ts";

test("another user is chosen in the menu, and comes back to the same page; signing out ends the session", async ({
  page,
  context,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(TAB_PATH);
  const user = page.getByRole("button", { name: "Signed in as" });
  await expect(user).toContainText("Ada Admin");
  const before = (await context.cookies()).map((cookie) => `${cookie.name}=${cookie.value}`).join("; ");

  await user.click();
  await page.getByRole("list", { name: "Continue as" }).getByRole("button", { name: "Rolf Reader" }).click();
  await expect(user).toContainText("Rolf Reader");
  await expect(page).toHaveURL(TAB_PATH);

  await user.click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Data Workbench" })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  const withTheOldCookie = await page.request.get(TAB_PATH, { headers: { Cookie: before }, maxRedirects: 0 });
  expect(withTheOldCookie.headers().location).toContain("/sign-in?then=");

  await page.getByRole("button", { name: "Continue as Ada Admin" }).click();
  await expect(user).toContainText("Ada Admin");
});

test("a window shows who is signed in now, when the user comes back to it from another one", async ({
  page,
  context,
  tab,
  mishaps,
}) => {
  await page.goto("/");
  // Otherwise the list would be read with the session that ends below.
  await tab.accounts.counts("12 service accounts");
  const user = page.getByRole("button", { name: "Signed in as" });
  await expect(user).toContainText("Ada Admin");
  await context.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(user).toContainText("Rolf Reader");
  await user.click();
  const choices = page.getByRole("list", { name: "Continue as" });
  await expect(choices.getByRole("button", { name: "Rolf Reader" })).toHaveAttribute("aria-current", "true");
  await expect(choices.getByRole("button", { name: "Ada Admin" })).not.toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Escape");

  // The tab reads its list again, too, and is refused.
  mishaps.allowFailedRequests();
  await context.request.post("/sign-out", { maxRedirects: 0 });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(user).toContainText("Signed out");
});

test("a tab whose module does not come is no longer loading: it is said, and Retry brings it", async ({
  page,
  tab,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const module = /\/api-management\.js/;
  await page.route(module, (route) => route.fulfill(problem(404)));
  await page.goto(tab.address());
  const alert = page.getByRole("alert");
  await expect(alert).toHaveText("API management could not be loaded. Check your connection, then try again.");
  await expect(page.getByText("Loading API management…")).toHaveCount(0);
  const retry = page.getByRole("button", { name: "Retry" });
  await retry.click();
  await expect(alert).toBeVisible();
  await page.unroute(module);
  await retry.click();
  await tab.accounts.counts("12 service accounts");
  await expect(alert).toHaveCount(0);
});
