// Blocking access: the secret is regenerated and thrown away unseen, the account stays, and a new secret brings it
// back. And what each change of an account may touch besides.

import type { Response } from "@playwright/test";
import { answerWith, CALLS, loseAnswers, problem } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import { keysOf, watchCalls } from "../fixtures/calls.ts";
import { firstCall } from "../fixtures/first-call.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";
import { inTurn, lost } from "../fixtures/turns.ts";

const BLOCKED = "Access is blocked: nobody has a secret that works.";

test("the pop-up names the account and says what stops and what stays; Cancel changes nothing", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const renewals = watchCalls(page, "POST", CALLS.secret);
  await tab.account.block.click();
  const { dialog, cancel } = tab.blockDialog;
  await expect(dialog).toHaveAccessibleName("Block the access of Fleet reporting?");
  await expect(dialog).toContainText("The old one and its tokens stop working at once.");
  await expect(dialog).toContainText("ID, API key and access stay, and Regenerate brings the account back.");
  await expect(dialog).toContainText(/It was last used on \d+ \w+ \d{4} at \d\d:\d\d \S+\./);
  await expect(cancel).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tab.account.block).toBeFocused();
  expect(renewals).toHaveLength(0);
});

test("by keyboard: the old secret ends, nobody sees the new one, and Regenerate brings the account back", async ({
  page,
  tab,
  gateway,
  workbench,
}) => {
  await tab.createAccount("Fleet desk");
  const old = await tab.credentials.read();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await tab.account.block.focus();
  await page.keyboard.press("Enter");
  await expect(tab.blockDialog.cancel).toBeFocused();
  await expect(tab.blockDialog.dialog.getByRole("link", { name: /^About SAS addresses/ })).toBeVisible();
  await tab.blockDialog.confirm.focus();
  const answered = page.waitForResponse((response: Response) => CALLS.secret.test(response.url()));
  await page.keyboard.press("Enter");
  const thrownAway: string = (await (await answered).json()).secret.value;
  const told = tab.alert.filter({ hasText: BLOCKED });
  await expect(told).toBeFocused();
  await expect(tab.account.firstCall).toHaveCount(0);
  expect(thrownAway.length).toBeGreaterThan(10);
  expect(await placesOf(page, thrownAway)).toEqual([]);
  expect(await violations(page, true)).toEqual([]);

  expect((await firstCall(workbench, old)).token).toBe(401);
  const now = await gateway.accountNamed("Fleet desk");
  expect({ id: now.id, apiKey: now.apiKey, access: now.access }).toEqual({
    id: old.id,
    apiKey: old.apiKey,
    access: { scope: "workspace", level: "reader" },
  });

  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect((await firstCall(workbench, await tab.credentials.read())).dataSets?.status).toBe(200);
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(told).toHaveCount(0);
});

test("a lost answer is asked for again under the same key, and the account is blocked", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const renewals = watchCalls(page, "POST", CALLS.secret);
  await loseAnswers(page, "POST", CALLS.secret, 1);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.alert.filter({ hasText: BLOCKED })).toBeFocused();
  expect(renewals).toHaveLength(2);
  expect(keysOf(renewals).size).toBe(1);
});

test("if it stays unknown the page says so, and the same button asks under the same key", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const renewals = watchCalls(page, "POST", CALLS.secret);
  await inTurn(page, "POST", CALLS.secret, lost, lost, lost);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.blockDialog.dialog).toContainText("Access may be blocked already.");
  await tab.blockDialog.cancel.click();
  await expect(tab.alert).toContainText("It is not known whether access was blocked.");
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  // Somebody may have regenerated the secret since the first attempt, so its outcome proves nothing now.
  await expect(tab.blockDialog.dialog).toBeHidden();
  await expect(tab.alert).toContainText("It is not known whether access was blocked.");
  expect(renewals).toHaveLength(4);
  expect(keysOf(renewals).size).toBe(1);
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.alert.filter({ hasText: BLOCKED })).toBeVisible();
  expect(keysOf(renewals).size).toBe(2);
});

test("typed changes stay, somebody else's change is told first, and a refusal hides the button", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await gateway.change(id, { contactEmail: "theirs@example.com" });
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.blockDialog.dialog.getByRole("alert")).toContainText("changed this service account in the meantime.");
  await tab.blockDialog.confirm.click();
  await expect(tab.alert.filter({ hasText: BLOCKED })).toBeVisible();
  await expect(tab.account.name).toHaveValue("Fleet desk");

  await answerWith(page, "POST", CALLS.secret, problem(403, { detail: "Not today." }));
  await page.route(CALLS.workspace, (route) => route.fulfill(problem(403)));
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.blockDialog.dialog.getByRole("alert")).toContainText("Not today.");
  await tab.blockDialog.cancel.click();
  await expect(tab.account.block).toHaveCount(0);
});

test("what else it touches is told where it applies, with links", async ({ page, tab, gateway }) => {
  const admin = await gateway.create("Jobs desk", { scope: "workspace", level: "admin" });
  await tab.open(admin.id);
  for (const [button, { dialog, cancel }] of [
    [tab.account.regenerate, tab.regenerateDialog],
    [tab.account.block, tab.blockDialog],
    [tab.account.remove, tab.removeDialog],
  ] as const) {
    await button.click();
    const lines = dialog.getByRole("listitem");
    await expect(lines).toHaveText([/^Power BI reports/, /^Databricks jobs/, /^The asset, event and IoT APIs/, /^SAS addresses/]);
    const links = await dialog.getByRole("link").all();
    expect(links).toHaveLength(2);
    for (const link of links) {
      await expect(link).toHaveAttribute("href", /^https:\/\/developer\.veracity\.com\/docs\//);
      await expect(link).toHaveAttribute("target", "_blank");
    }
    await cancel.click();
    await expect(dialog).toBeHidden();
  }

  await tab.account.name.fill("Jobs desk 2");
  const lines = tab.account.form.getByRole("listitem");
  await expect(lines.filter({ hasText: "find it by its name" })).toBeVisible();
  await tab.account.access.byHand.click();
  const asked = page.getByRole("dialog", { name: "Which data sets to start from?" });
  await expect(asked.getByRole("listitem")).toHaveText([/^Power BI reports take only/, /^Databricks jobs/, /^SAS addresses of/]);
  await tab.startFromNone.click();
  await expect(lines.filter({ hasText: "need the level Admin" })).toBeVisible();

  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.account.remove.click();
  await expect(tab.removeDialog.dialog.getByRole("listitem")).toHaveText([/^The asset, event/, /^SAS addresses/]);
});

test("without this part of the program the pop-up still asks", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await page.route(/_care/, (route) => route.abort("connectionrefused"));
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.block.click();
  await tab.blockDialog.confirm.click();
  await expect(tab.alert.filter({ hasText: BLOCKED })).toBeVisible();
});
