// However often the user presses Create, and whatever is lost on the way: there is never a second account.

import { CALLS, disconnect, hold, loseAnswers } from "../fixtures/answers.ts";
import { keyOf, keysOf, watchCalls } from "../fixtures/calls.ts";
import { expect, test } from "../fixtures/test.ts";
import { Tab } from "../pages/tab.ts";

test("two quick clicks make one account", async ({ page, tab, gateway }) => {
  const creations = watchCalls(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.dblclick();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(creations).toHaveLength(1);
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
});

test("Enter on a form that is being sent sends nothing more", async ({ page, tab }) => {
  const creations = watchCalls(page, "POST", CALLS.create);
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
  const creations = watchCalls(page, "POST", CALLS.create);
  await loseAnswers(page, "POST", CALLS.create, 1);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();

  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  expect(creations).toHaveLength(2);
  expect(keyOf(creations[0])).toMatch(/^[0-9a-f-]{36}$/);
  expect(keyOf(creations[1])).toBe(keyOf(creations[0]));
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
  // The secret was in the lost answer: the page says so, and offers a new one.
  await expect(page.getByText(/secret.*(lost|did not arrive)/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Regenerate" }).first()).toBeVisible();
});

test("the same form sent again after the network came back keeps its key", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await disconnect(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("cannot be reached");
  await page.unroute(CALLS.create);
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(keysOf(creations).size).toBe(1);
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
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
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
});
