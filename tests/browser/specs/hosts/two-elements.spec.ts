// Two elements on one page are independent of each other.

import type { Page } from "@playwright/test";
import { holds } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Tab } from "../../pages/tab.ts";

/** A second element below another base path, each with page objects of its own. */
async function two(page: Page, tab: Tab): Promise<[Tab, Tab]> {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await page.evaluate(() => {
    const first = document.querySelector("dwb-api-management");
    const second = first?.cloneNode() as HTMLElement;
    second.setAttribute("base-path", "/second");
    first?.setAttribute("data-testid", "first");
    second.setAttribute("data-testid", "second");
    first?.after(second);
  });
  const within = (id: string) => new Tab(page, { tab: (place = "") => tab.address(place) }, page.getByTestId(id));
  const tabs: [Tab, Tab] = [within("first"), within("second")];
  await tabs[1].accounts.counts("12 service accounts");
  return tabs;
}

test("each goes its own way, and what is typed in one survives the other", async ({ page, tab }) => {
  const [first, second] = await two(page, tab);
  await first.accounts.account("Fleet reporting").click();
  await first.account.name.fill("Fleet desk");
  await second.accounts.account("Emissions desk").click();
  await expect(second.account.heading("Emissions desk")).toBeVisible();
  await expect(first.account.name).toHaveValue("Fleet desk");
  await expect(first.leaveDialog.dialog).toBeHidden();

  await second.account.name.fill("Emissions office");
  await second.account.save.click();
  await expect(second.account.heading("Emissions office")).toBeVisible();
  await expect(first.account.name).toHaveValue("Fleet desk");
  await first.account.save.click();
  await expect(first.account.heading("Fleet desk")).toBeVisible();
  await expect(second.account.heading("Emissions office")).toBeVisible();
});

test("a secret in one is not known to the other, and one that goes leaves the other", async ({ page, tab }) => {
  const [first, second] = await two(page, tab);
  await first.accounts.add.click();
  await first.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await first.createForm.submit.click();
  const { secret } = await first.credentials.read();
  await expect(second.credentials.onlyTime).toBeHidden();
  expect(holds(await page.getByTestId("second").evaluate((element) => element.shadowRoot?.textContent), secret), "whether it holds the secret").toBe(false);
  await page.getByTestId("second").evaluate((element) => element.remove());
  await expect(first.credentials.heading("Fleet desk")).toBeVisible();
  expect((await first.credentials.read()).secret === secret, "the same secret").toBe(true);
});

test("an element that cannot start is no harm to its neighbour", async ({ page, tab }) => {
  const [first, second] = await two(page, tab);
  await page.getByTestId("second").evaluate((element) => element.removeAttribute("workspace-id"));
  await expect(page.getByTestId("second").getByRole("alert")).toContainText("workspace-id");
  await first.accounts.account("Fleet reporting").click();
  await expect(first.account.heading("Fleet reporting")).toBeVisible();
  await expect(second.accounts.heading).toHaveCount(0);
});
