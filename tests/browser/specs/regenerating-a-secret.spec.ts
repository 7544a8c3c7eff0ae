// A new secret: what the dialog says, what is shown afterwards, and what happens if the answer is lost.

import type { Request } from "@playwright/test";
import { answerWith, CALLS, hold, loseAnswers, problem, TRACE_ID } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";

test("the pop-up names the account, says that the old secret stops at once, and when it was last used", async ({
  page,
  tab,
  gateway,
}) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.regenerate.click();
  const { dialog, cancel } = tab.regenerateDialog;
  await expect(dialog).toHaveAccessibleName("Regenerate the secret of Fleet reporting?");
  await expect(dialog).toContainText("The old secret and its tokens stop working at once.");
  await expect(dialog).toContainText("SAS addresses that the account has made keep working until they expire or are revoked.");
  await expect(dialog).toContainText(/It was last used on \d+ \w+ \d{4} at \d\d:\d\d \S+\./);
  await expect(cancel).toBeFocused();

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tab.account.regenerate).toBeFocused();
});

test("where nothing is known of a use, nothing is said of one", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Hull performance notebook")).id);
  await tab.account.regenerate.click();
  await expect(tab.regenerateDialog.dialog).toBeVisible();
  await expect(tab.regenerateDialog.dialog).not.toContainText("used on");
});

test("a click beside the pop-up does nothing, Cancel changes nothing", async ({ page, tab, gateway }) => {
  let renewals = 0;
  page.on("request", (request) => {
    if (CALLS.secret.test(request.url())) renewals++;
  });
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.regenerate.click();
  await expect(tab.regenerateDialog.dialog).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(tab.regenerateDialog.dialog).toBeVisible();
  await tab.regenerateDialog.cancel.click();
  await expect(tab.regenerateDialog.dialog).toBeHidden();
  expect(renewals).toBe(0);
});

test("the new credentials are shown as after creation, and leaving asks", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Class portal sync");
  await tab.open(account.id);
  await expect(tab.accounts.account("Class portal sync")).toContainText("Secret expired");
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Class portal sync")).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeVisible();
  await expect(page.getByText(/^The secret expires on .*, in 7\d\d days\.$/)).toBeVisible();
  const { secret, apiKey } = await tab.credentials.read();
  expect(apiKey).toBe(account.apiKey);
  await expect(tab.accounts.account("Class portal sync")).not.toContainText("Secret expired");

  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
  await tab.leaveDialog.stay.click();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Class portal sync")).toBeVisible();
  expect(await placesOf(page, secret)).toEqual([]);
});

test("a lost answer is asked for again under the same key; it is told, and a new secret is offered", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const renewals: Request[] = [];
  page.on("request", (request) => {
    if (CALLS.secret.test(request.url())) renewals.push(request);
  });
  await loseAnswers(page, "POST", CALLS.secret, 1);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.alert.filter({ hasText: "its answer got lost on the way" })).toBeVisible();
  // And it has the focus: the nearest control would be the one that removes the account.
  await expect(tab.alert.filter({ hasText: "its answer got lost on the way" })).toBeFocused();
  await expect(tab.alert).toContainText("Regenerate the secret to get a new one.");
  expect(renewals).toHaveLength(2);
  const key = (request?: Request) => request?.headers()["idempotency-key"];
  expect(key(renewals[1])).toBe(key(renewals[0]));

  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
  expect(key(renewals[2])).not.toBe(key(renewals[0]));
  await tab.credentials.read();
});

test("a double click renews once, and the pop-up says that it works", async ({ page, tab, gateway }) => {
  let renewals = 0;
  page.on("request", (request) => {
    if (CALLS.secret.test(request.url())) renewals++;
  });
  const release = await hold(page, "POST", CALLS.secret);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.dblclick();
  await page.keyboard.press("Escape");
  await expect(tab.regenerateDialog.dialog).toBeVisible();
  release();
  await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
  expect(renewals).toBe(1);
});

for (const [status, says] of [
  [401, "Your session has ended."],
  [403, "You are not allowed to do this."],
  [500, "Something went wrong in Data Workbench."],
] as const) {
  test(`${status} is told in the pop-up with the reason, and it can be tried again`, async ({
    page,
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    await answerWith(page, "POST", CALLS.secret, problem(status, { detail: "The server's own reason." }));
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    const alert = tab.regenerateDialog.dialog.getByRole("alert");
    for (const words of [says, "Reason: The server's own reason.", TRACE_ID]) await expect(alert).toContainText(words);
    await page.unroute(CALLS.secret);
    await tab.regenerateDialog.confirm.click();
    await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
  });
}

test("an account that somebody else changed meanwhile is not renewed unseen", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.regenerateDialog.dialog.getByRole("alert")).toContainText(
    "Ada Admin changed this service account in the meantime.",
  );
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet of theirs")).toBeVisible();
});

test("unsaved changes are not lost to new credentials unasked", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.regenerate.click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.stay.click();
  await expect(tab.account.name).toHaveValue("Fleet desk");
});
