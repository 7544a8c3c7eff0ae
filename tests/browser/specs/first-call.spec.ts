// After a new secret the page waits for the first call with it, and says when it came.

import { CALLS, problem } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import { watchCalls } from "../fixtures/calls.ts";
import { Events } from "../fixtures/events.ts";
import { firstCall } from "../fixtures/first-call.ts";
import { comeBack, hide } from "../fixtures/hidden.ts";
import { expect, test } from "../fixtures/test.ts";
import { always, instead } from "../fixtures/turns.ts";
import type { KnownCredentials } from "../pages/credentials.ts";
import type { Tab } from "../pages/tab.ts";

const WAITS = "Waiting for the first call…";
const SEEN = /^First call at \d\d:\d\d: the new secret works\.$/;
/** The longest pause. */
const PAUSE = "05:00";

test.beforeEach(({ page }) => page.clock.install());

/** Regenerates the secret of an account, and comes back to its page. */
async function regenerate(tab: Tab, id: string): Promise<KnownCredentials> {
  await tab.open(id);
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.account.firstCall).toHaveText(WAITS);
  const credentials = await tab.credentials.read();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.firstCall).toHaveText(WAITS);
  return credentials;
}

test("a new account waits for its first call, which is told once", async ({ page, tab, workbench }) => {
  await tab.createAccount("Fleet desk");
  await expect(tab.account.firstCall).toHaveText(WAITS);
  const credentials = await tab.credentials.read();
  const looks = watchCalls(page, "GET", CALLS.account);
  await page.clock.fastForward(5_000);
  await expect.poll(() => looks.length).toBe(1);
  await expect(tab.account.firstCall).toHaveText(WAITS);

  await firstCall(workbench, credentials);
  await expect
    .poll(async () => {
      await page.clock.fastForward(PAUSE);
      return tab.account.firstCall.textContent();
    })
    .toMatch(SEEN);
  await tab.hears(SEEN);
  await expect(tab.accounts.account("Fleet desk")).toContainText("Last used");
  expect(await violations(page, true)).toEqual([]);
  const seen = looks.length;

  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.account.firstCall).toHaveText(SEEN);
  // The account was read before the call.
  await expect(page.getByText("Never used.", { exact: true })).toHaveCount(0);
  await page.clock.fastForward("01:00:00");
  await tab.account.name.fill("Fleet");
  await expect(tab.account.changes).toHaveCount(1);
  expect(looks).toHaveLength(seen);
});

test("after a regeneration it is told beside changes, which stay as they are", async ({ page, tab, gateway, workbench }) => {
  const credentials = await regenerate(tab, (await gateway.accountNamed("Fleet reporting")).id);
  // What is said of the old secret is not mistaken for the first call.
  await page.clock.fastForward(5_000);
  await expect(tab.account.firstCall).toHaveText(WAITS);
  await tab.account.name.fill("Fleet de");
  await tab.account.email.fill("fleet@example.org");
  await tab.account.name.focus();
  await firstCall(workbench, credentials);
  await expect
    .poll(async () => {
      await page.clock.fastForward(PAUSE);
      return tab.account.firstCall.textContent();
    })
    .toMatch(SEEN);
  await expect(tab.account.name).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("sk");
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.account.changes).toHaveCount(2);
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.firstCall).toHaveText(SEEN);
});

test("nobody is asked while the page is hidden, and at once when it is seen again", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  await expect(tab.account.firstCall).toHaveText(WAITS);
  await hide(page);
  const looks = watchCalls(page, "GET", CALLS.account);
  await page.clock.fastForward("30:00");
  // Another call shows that nothing is on its way.
  await tab.accounts.search.fill("Fleet");
  await expect(tab.accounts.links).toHaveCount(2);
  expect(looks).toHaveLength(0);
  await comeBack(page);
  await expect.poll(() => looks.length).toBe(1);
});

test("it ends with the session, of which the host is not told for this", async ({ page, context, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  const events = await Events.watch(context);
  await tab.createAccount("Fleet desk");
  await expect(tab.account.firstCall).toHaveText(WAITS);
  await always(page, "GET", CALLS.account, instead(problem(401)));
  const looks = watchCalls(page, "GET", CALLS.account);
  await page.clock.fastForward(5_000);
  await expect(tab.account.firstCall).toHaveCount(0);
  await page.clock.fastForward(PAUSE);
  await tab.credentials.show.click();
  await expect(tab.credentials.hide).toBeVisible();
  expect(looks).toHaveLength(1);
  expect(events.of("dwb-unauthorized")).toEqual([]);
  expect(events.of("dwb-error")).toEqual([]);
});

test("a failure in between is waited out", async ({ page, tab, workbench, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.createAccount("Fleet desk");
  const credentials = await tab.credentials.read();
  await always(page, "GET", CALLS.account, instead(problem(503)));
  const looks = watchCalls(page, "GET", CALLS.account);
  await expect
    .poll(async () => {
      await page.clock.fastForward(10_000);
      return looks.length;
    })
    .toBeGreaterThan(4);
  await expect(tab.account.firstCall).toHaveText(WAITS);
  await page.unroute(CALLS.account);
  await firstCall(workbench, credentials);
  await expect
    .poll(async () => {
      await page.clock.fastForward(PAUSE);
      return tab.account.firstCall.textContent();
    })
    .toMatch(SEEN);
});

test("where the backend does not tell the last use, nothing is said and nobody is asked", async ({ page, tab }) => {
  await page.route(CALLS.create, async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    delete body.account?.lastUsedOn;
    await route.fulfill({ response: answer, json: body });
  });
  await tab.createAccount("Fleet desk");
  const looks = watchCalls(page, "GET", CALLS.account);
  await page.clock.fastForward(PAUSE);
  await tab.credentials.show.click();
  await expect(tab.credentials.hide).toBeVisible();
  await expect(tab.account.firstCall).toHaveCount(0);
  expect(looks).toHaveLength(0);
});
