// However often it is asked for, and whatever is lost on the way: never a second account.

import type { Page, Request } from "@playwright/test";
import { CALLS, disconnect, hold, loseAnswers } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import { Tab } from "../pages/tab.ts";

test("two quick clicks make one account", async ({ page, tab, gateway }) => {
  const creations = watchCreations(page);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.dblclick();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(creations).toHaveLength(1);
  expect(await accountsNamed(gateway, "Fleet desk")).toBe(1);
});

test("Enter on a form that is being sent sends nothing more", async ({ page, tab }) => {
  const creations = watchCreations(page);
  const release = await hold(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.email.press("Enter");
  await expect(tab.createForm.submit).toHaveText("Creating…");
  await tab.createForm.submit.press("Enter");
  await tab.createForm.submit.press("Space");
  release();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(creations).toHaveLength(1);
});

test("a lost answer is asked for again under the same key, and what happened is told", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const creations = watchCreations(page);
  await loseAnswers(page, "POST", CALLS.create, 1);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();

  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  expect(creations).toHaveLength(2);
  expect(keyOf(creations[0])).toMatch(/^[0-9a-f-]{36}$/);
  expect(keyOf(creations[1])).toBe(keyOf(creations[0]));
  expect(await accountsNamed(gateway, "Fleet desk")).toBe(1);
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
  // The secret went with the lost answer: the page says so, and offers a new one.
  await expect(page.getByText(/secret.*(lost|did not arrive)/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Regenerate" }).first()).toBeVisible();
});

test("the same form sent again after the network came back keeps its key", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCreations(page);
  await disconnect(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("cannot be reached");
  await page.unroute(CALLS.create);
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(new Set(creations.map(keyOf)).size).toBe(1);
  expect(await accountsNamed(gateway, "Fleet desk")).toBe(1);
});

test("a form that was changed after a lost answer keeps its key: there is never a second account", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const creations = watchCreations(page);
  await disconnect(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("cannot be reached");
  await page.unroute(CALLS.create);
  await tab.createForm.name.fill("Fleet desk two");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk two")).toBeVisible();
  expect(new Set(creations.map(keyOf)).size).toBe(1);
  expect(await accountsNamed(gateway, "Fleet desk")).toBe(0);
  expect(await accountsNamed(gateway, "Fleet desk two")).toBe(1);
});

test("the same form in two browser tabs makes one account", async ({ context, tab, workbench, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const other = new Tab(await context.newPage(), workbench);
  for (const each of [tab, other]) {
    await each.open("new");
    await each.createForm.fill("Fleet desk", "fleet.desk@example.com");
  }
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  await other.createForm.submit.click();
  await expect(other.createForm.name).toHaveAccessibleDescription(/Choose another name\./);
  expect(await accountsNamed(gateway, "Fleet desk")).toBe(1);
});

function watchCreations(page: Page): Request[] {
  const creations: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && CALLS.create.test(request.url())) creations.push(request);
  });
  return creations;
}

function keyOf(request: Request | undefined): string {
  return request?.headers()["idempotency-key"] ?? "";
}

async function accountsNamed(gateway: Gateway, name: string): Promise<number> {
  const { result } = await gateway.accounts({ search: name });
  return result.filter((account) => account.name === name).length;
}
