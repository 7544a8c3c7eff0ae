// The answer to a regeneration is lost: the tab says that the old secret may have stopped working, as long
// as this is not known; trying again never makes two secrets; and the change is not called somebody else's
// later.

import { CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import { keyOf, keysOf, watchCalls } from "../../fixtures/calls.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { afterwards, instead, inTurn, lost, type Turn } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

const IN_DIALOG =
  "The old secret may have stopped working already. Select Regenerate secret again: it never makes two.";
const ON_PAGE =
  "It is not known whether the secret was regenerated. The old one may have stopped working. " +
  "Regenerate again to have one that works.";
const LOST_ANSWER = "its answer got lost on the way";

/** The tab itself tries again twice; after that the user does. */
const THRICE = [lost, lost, lost];

test.beforeEach(({ mishaps }) => mishaps.allowFailedRequests());

async function openAndRegenerate(tab: Tab, gateway: Gateway): Promise<string> {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  return id;
}

/** The page says that the answer was lost; regenerating again, with a new key, shows a new secret. */
async function comesToASecret(tab: Tab): Promise<void> {
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  await expect(tab.alert.filter({ hasText: LOST_ANSWER })).toBeVisible();
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.onlyTime).toBeVisible();
}

test("every repeat was lost: the dialog says what may be, and the same button sends the same key", async ({
  page,
  tab,
  gateway,
}) => {
  const renewals = watchCalls(page, "POST", CALLS.secret);
  await inTurn(page, "POST", CALLS.secret, ...THRICE);
  await openAndRegenerate(tab, gateway);
  const { dialog, confirm } = tab.regenerateDialog;
  await expect(dialog.getByRole("alert").first()).toContainText("cannot be reached");
  await expect(dialog).toContainText(IN_DIALOG);

  await confirm.click();
  await expect(tab.alert.filter({ hasText: LOST_ANSWER })).toBeVisible();
  expect(renewals).toHaveLength(4);
  expect(keysOf(renewals).size).toBe(1);
  await comesToASecret(tab);
  expect(keyOf(renewals[4])).not.toBe(keyOf(renewals[0]));
});

test("Cancel leaves a warning on the page until a regeneration has succeeded", async ({ page, tab, gateway }) => {
  const renewals = watchCalls(page, "POST", CALLS.secret);
  await inTurn(page, "POST", CALLS.secret, ...THRICE);
  await openAndRegenerate(tab, gateway);
  await expect(tab.regenerateDialog.dialog).toContainText(IN_DIALOG);
  await tab.regenerateDialog.cancel.click();
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  const warning = page.getByText(ON_PAGE);
  await expect(warning).toBeVisible();

  // Opening and closing the dialog changes nothing.
  await tab.account.regenerate.click();
  await tab.regenerateDialog.cancel.click();
  await expect(warning).toBeVisible();

  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await comesToASecret(tab);
  expect(keysOf(renewals.slice(0, 4)).size).toBe(1);
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await expect(warning).toHaveCount(0);
});

test("Esc leaves the same warning as Cancel", async ({ page, tab, gateway }) => {
  await inTurn(page, "POST", CALLS.secret, ...THRICE);
  await openAndRegenerate(tab, gateway);
  await expect(tab.regenerateDialog.dialog).toContainText(IN_DIALOG);
  await page.keyboard.press("Escape");
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  await expect(page.getByText(ON_PAGE)).toBeVisible();
});

for (const [refusal, answer] of Object.entries({
  "401": problem(401, { detail: "The server's own reason." }),
  "403": problem(403, { detail: "The server's own reason." }),
  "429": { ...problem(429, { detail: "The server's own reason." }), headers: { "Retry-After": "1" } },
})) {
  test(`${refusal} to the repeat: what may be is said, and the same button sends the same key`, async ({
    page,
    tab,
    gateway,
  }) => {
    const renewals = watchCalls(page, "POST", CALLS.secret);
    await inTurn(page, "POST", CALLS.secret, lost, instead(answer));
    await openAndRegenerate(tab, gateway);
    await expect(tab.regenerateDialog.dialog).toContainText("Reason: The server's own reason.");
    await expect(tab.regenerateDialog.dialog).toContainText(IN_DIALOG);
    await tab.regenerateDialog.confirm.click();
    await expect(tab.alert.filter({ hasText: LOST_ANSWER })).toBeVisible();
    expect(renewals).toHaveLength(3);
    expect(keysOf(renewals).size).toBe(1);
    await comesToASecret(tab);
  });

  test(`${refusal} to the first call: the old secret is as it was, and no warning stays`, async ({
    page,
    tab,
    gateway,
  }) => {
    await inTurn(page, "POST", CALLS.secret, instead(answer));
    await openAndRegenerate(tab, gateway);
    await expect(tab.regenerateDialog.dialog).toContainText("Reason: The server's own reason.");
    await expect(tab.regenerateDialog.dialog).not.toContainText("may have stopped working already");
    await tab.regenerateDialog.cancel.click();
    await expect(tab.regenerateDialog.dialog).toBeHidden();
    await expect(page.getByText("It is not known whether the secret was regenerated.")).toHaveCount(0);
  });
}

const LOSSES: Record<string, Turn> = {
  "the backend fails after its work": afterwards(problem(500, { detail: "The log is full." })),
  "a proxy gives up waiting": afterwards(proxyPage(504)),
  "the answer is cut off": afterwards({ status: 200, contentType: "application/json", body: '{"account": {"id": "0f' }),
  "a sign-in page comes with 200": afterwards(proxyPage(200)),
};

for (const [loss, turn] of Object.entries(LOSSES)) {
  test(`${loss}: what may be is said, and the page keeps it`, async ({ page, tab, gateway }) => {
    await inTurn(page, "POST", CALLS.secret, turn, turn, turn);
    await openAndRegenerate(tab, gateway);
    await expect(tab.regenerateDialog.dialog).toContainText(IN_DIALOG);
    await tab.regenerateDialog.cancel.click();
    await expect(page.getByText(ON_PAGE)).toBeVisible();
  });
}

test("a save after it blames nobody", async ({ page, tab, gateway }) => {
  await inTurn(page, "POST", CALLS.secret, ...THRICE);
  const id = await openAndRegenerate(tab, gateway);
  await expect(tab.regenerateDialog.dialog).toContainText("cannot be reached");
  await tab.regenerateDialog.cancel.click();
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.alert.filter({ hasText: "in the meantime" })).toHaveCount(0);
  await expect(tab.account.changes).toHaveCount(0);
  expect((await gateway.account(id)).name).toBe("Fleet desk");
  // It is still not known.
  await expect(page.getByText(ON_PAGE)).toBeVisible();
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await comesToASecret(tab);
});

