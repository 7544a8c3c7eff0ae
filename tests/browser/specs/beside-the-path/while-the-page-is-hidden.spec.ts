// What the tab does while the page is hidden or the session is over: it masks, and asks for nothing.

import { backendFollowsTheClock, CALLS, problem } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import { hide } from "../../fixtures/hidden.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, instead } from "../../fixtures/turns.ts";

for (const label of ["Service account secret", "API key"]) {
  test(`the ${label} is masked again when the page is hidden, and after a minute`, async ({ page, tab }) => {
    await page.clock.install();
    await tab.createAccount("Fleet desk");
    const { group } = tab.credentials.readout(label);
    const show = group.getByRole("button", { name: /^Show / });
    await show.click();
    await expect(show).toHaveCount(0);
    await hide(page);
    await expect(show).toBeVisible();
    await show.click();
    await page.clock.fastForward(59_000);
    await expect(show).toHaveCount(0);
    await page.clock.fastForward(2_000);
    await expect(show).toBeVisible();
  });
}

test("no list is asked for anew while the page is hidden", async ({ page, tab }) => {
  await backendFollowsTheClock(page);
  await page.clock.install();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.search.focus();
  const lists = watchCalls(page, "GET", CALLS.list);
  await hide(page);
  await page.clock.fastForward("05:00");
  await tab.accounts.search.fill("Fleet");
  await expect(tab.accounts.links).toHaveCount(1);
  expect(lists).toHaveLength(1);
});

test("polling ends with the session", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await page.clock.install();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await always(page, "GET", CALLS.list, instead(problem(401)));
  await page.clock.fastForward("01:01");
  await expect(tab.accounts.alert).toContainText("Your session has ended.");
  const lists = watchCalls(page, "GET", CALLS.list);
  await page.clock.fastForward("10:00");
  await tab.accounts.search.fill("Fleet");
  await expect.poll(() => lists.filter((call) => call.url().includes("search=Fleet")).length).toBe(1);
  expect(lists).toHaveLength(1);
});
