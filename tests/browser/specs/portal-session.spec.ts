// The portal's own menu: choosing another user and signing out, as a real browser sends them.

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
