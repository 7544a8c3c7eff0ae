// Only 204 says that an account was removed. After any other answer the account is read again: the worst
// outcome is an account that still works while the user believes that it is gone.

import type { Page } from "@playwright/test";
import { type Answer, CALLS, disconnect, problem, proxyPage } from "../../fixtures/answers.ts";
import { Events } from "../../fixtures/events.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { afterwards, always, instead, inTurn, lost, type Turn, undelivered } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

const STILL_THERE = "The service account was not removed: it is still there. Try again.";
const NOT_KNOWN = "It is not known whether the service account was removed. Try again.";

const json = (status: number, body: string): Answer => ({ status, contentType: "application/json", body });

test.beforeEach(({ mishaps }) => mishaps.allowFailedRequests());

/** Gives the account's id. */
async function openAndDelete(tab: Tab, gateway: Gateway): Promise<string> {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  return id;
}

async function isRemoved(page: Page, tab: Tab, gateway: Gateway): Promise<void> {
  await tab.hears("Fleet reporting was removed.");
  await tab.accounts.counts("11 service accounts");
  await expect(page).toHaveURL(tab.address());
  expect(await gateway.countNamed("Fleet reporting")).toBe(0);
}

const NO_REMOVALS: Record<string, Turn> = {
  "200 with a sign-in page": instead(proxyPage(200)),
  "200 with an empty body": instead(json(200, "")),
  "200 with JSON": instead(json(200, "{}")),
  "202, which promises it for later": instead(json(202, "")),
  "205": instead(json(205, "")),
  "a connection that breaks on the way there": undelivered,
  "500": instead(problem(500, { detail: "The disk is full." })),
  "502 of a proxy": instead(proxyPage(502)),
  "404 of a proxy": instead(proxyPage(404)),
  "404 of something else in the backend": instead(
    problem(404, { type: "https://example.com/problems/no-such-route", detail: "No such route." }),
  ),
};

/** The contract has no redirects: the session has ended. */
const TO_A_PAGE = instead({ ...json(303, ""), headers: { Location: "/" } });

for (const [what, turn, words] of [
  ...Object.entries(NO_REMOVALS).map(([what, turn]) => [what, turn, STILL_THERE] as const),
  ["a redirect to a page with 200", TO_A_PAGE, "Your session has ended."] as const,
]) {
  test(`${what} is no removal: the account is read again and is there, and Delete works again`, async ({
    page,
    context,
    tab,
    gateway,
  }) => {
    const events = await Events.watch(context);
    await always(page, "DELETE", CALLS.account, turn);
    await openAndDelete(tab, gateway);
    const { dialog, confirm } = tab.removeDialog;
    await expect(dialog).toContainText(words);
    await expect(tab.account.gone).toHaveCount(0);
    await expect(tab.accounts.account("Fleet reporting")).toHaveCount(1);
    expect(events.of("dwb-account-removed")).toEqual([]);
    expect(await gateway.countNamed("Fleet reporting")).toBe(1);

    await page.unroute(CALLS.account);
    await confirm.click();
    await isRemoved(page, tab, gateway);
    await expect.poll(() => events.of("dwb-account-removed").length).toBe(1);
  });
}

for (const [what, answer, words] of [
  ["500", problem(500, { detail: "The disk is full." }), "Reason: The disk is full."],
  ["404", problem(404, { type: "about:blank", detail: "No such route." }), "Reason: No such route."],
] as const) {
  test(`${what} is told with the server's own words`, async ({ page, tab, gateway }) => {
    await always(page, "DELETE", CALLS.account, instead(answer));
    await openAndDelete(tab, gateway);
    await expect(tab.removeDialog.dialog).toContainText(STILL_THERE);
    await expect(tab.removeDialog.dialog).toContainText(words);
  });
}

const REMOVALS: Record<string, Turn> = {
  "the connection breaks": lost,
  "a sign-in page comes with 200": afterwards(proxyPage(200)),
  "a proxy gives up waiting": afterwards(proxyPage(504)),
  "the backend fails after its work": afterwards(problem(500)),
  "a proxy says 404": afterwards(proxyPage(404)),
};

for (const [what, turn] of Object.entries(REMOVALS)) {
  test(`${what} after the removal: the account is read again and is gone, which is told as a removal`, async ({
    page,
    context,
    tab,
    gateway,
  }) => {
    const events = await Events.watch(context);
    await inTurn(page, "DELETE", CALLS.account, turn);
    const id = await openAndDelete(tab, gateway);
    await isRemoved(page, tab, gateway);
    await expect(tab.removeDialog.dialog).toBeHidden();
    await expect.poll(() => events.of("dwb-account-removed")).toMatchObject([{ detail: { id } }]);
  });
}

const SILENCES: Record<string, Turn> = {
  "no connection": undelivered,
  "404 of a proxy": instead(proxyPage(404)),
  "a sign-in page with 200": instead(proxyPage(200)),
  "500": instead(problem(500, { detail: "The database is locked." })),
};

for (const [what, turn] of Object.entries(SILENCES)) {
  for (const [outcome, deletion] of [
    ["done", lost],
    ["not done", undelivered],
  ] as const) {
    test(`${what} when the account is read again, removal ${outcome}: it is not known, and Delete finds out`, async ({
      page,
      context,
      tab,
      gateway,
    }) => {
      const events = await Events.watch(context);
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open(id);
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await inTurn(page, "DELETE", CALLS.account, deletion);
      await always(page, "GET", CALLS.account, turn);
      await tab.account.remove.click();
      await tab.removeDialog.confirm.click();
      await expect(tab.removeDialog.dialog).toContainText(NOT_KNOWN);
      await expect(tab.account.gone).toHaveCount(0);
      expect(events.of("dwb-account-removed")).toEqual([]);

      await page.unroute(CALLS.account);
      await tab.removeDialog.confirm.click();
      await expect(tab.removeDialog.dialog).toBeHidden();
      await tab.accounts.counts("11 service accounts");
      await expect(tab.account.form).toHaveCount(0);
      expect(await gateway.countNamed("Fleet reporting")).toBe(0);
    });
  }
}

for (const [status, says] of [
  [401, "Your session has ended. Sign in again in another browser tab, then try again here."],
  [429, "Too many requests at once."],
] as const) {
  test(`${status} is told in the dialog, and the account is not called removed`, async ({ page, tab, gateway }) => {
    await inTurn(page, "DELETE", CALLS.account, instead(problem(status, { detail: "The server's own reason." })));
    await openAndDelete(tab, gateway);
    await expect(tab.removeDialog.dialog).toContainText(says);
    await expect(tab.removeDialog.dialog).toContainText("Reason: The server's own reason.");
    await expect(tab.account.gone).toHaveCount(0);
    expect(await gateway.countNamed("Fleet reporting")).toBe(1);
    await tab.removeDialog.confirm.click();
    await isRemoved(page, tab, gateway);
  });
}

test("without a network at all, Cancel closes, and the account's page is as it was", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await disconnect(page, "DELETE", CALLS.account);
  await disconnect(page, "GET", CALLS.account);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await expect(tab.removeDialog.dialog).toContainText(NOT_KNOWN);
  await tab.removeDialog.cancel.click();
  await expect(tab.removeDialog.dialog).toBeHidden();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect(await gateway.countNamed("Fleet reporting")).toBe(1);
});
