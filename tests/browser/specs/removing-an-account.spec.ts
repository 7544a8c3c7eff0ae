// Removing an account: what the dialog says, where the user is afterwards, and the description that can
// still be downloaded.

import { readFile } from "node:fs/promises";
import { answerWith, CALLS, problem, TRACE_ID } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

test("the pop-up names the account, what it can reach and when it was last used; Cancel has the focus", async ({
  page,
  tab,
  gateway,
}) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await tab.account.remove.click();
  const { dialog, cancel } = tab.removeDialog;
  await expect(dialog).toHaveAccessibleName("Remove EU ETS settlement?");
  await expect(dialog).toHaveAccessibleDescription(/^It can reach: 6 data sets\. .* It was last used on /);
  await expect(dialog).toContainText("SAS addresses that the account has made keep working until they expire or are revoked.");
  await expect(dialog).toContainText(/It was last used on \d+ \w+ \d{4} at \d\d:\d\d \S+\./);
  await expect(cancel).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(tab.account.remove).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(tab.account.remove).toBeFocused();
  expect((await gateway.accounts()).totalCount).toBe(12);
});

test("the pop-up counts no data set that is gone, and offers the account's description", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Emissions desk");
  await tab.open(account.id);
  await tab.account.remove.click();
  const { dialog, cancel } = tab.removeDialog;
  await expect(dialog).toContainText(/It can reach: \d+ data sets, 1 no longer exists\./);
  const saved = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save description (JSON)" }).click();
  expect(await readFile(await (await saved).path(), "utf8")).toContain('"Emissions desk"');
  await cancel.click();
  await expect(dialog).toBeHidden();
  expect((await gateway.accounts()).totalCount).toBe(12);
});

test("the button stands at the bottom right", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.remove.scrollIntoViewIfNeeded();
  const button = await tab.account.remove.boundingBox();
  const others = await page.getByRole("region", { name: "Service account", exact: true }).getByRole("button").all();
  for (const other of others) {
    const box = await other.boundingBox();
    if (!box || !button) continue;
    expect(box.y).toBeLessThanOrEqual(button.y);
    expect(Math.round(box.x + box.width)).toBeLessThanOrEqual(Math.round(button.x + button.width));
  }
});

test("afterwards the list is right, the focus is somewhere sensible, and back does not lead to the removed account", async ({
  page,
  tab,
  gateway,
}) => {
  await tab.open();
  await tab.accounts.account("Emissions desk").click();
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await tab.hears("Fleet reporting was removed.");
  await tab.accounts.counts("11 service accounts");
  await expect(tab.accounts.account("Fleet reporting")).toHaveCount(0);
  await expect(page).toHaveURL(tab.address());
  const focused = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName ?? null);
  expect(focused, "the focus is inside the tab").not.toBeNull();
  await page.goBack();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
  expect((await gateway.accounts()).totalCount).toBe(11);
});

test("a description without secrets is offered, from which an equal account is made", async ({
  page,
  tab,
  gateway,
}, testInfo) => {
  const before = await gateway.accountNamed("EU ETS settlement");
  await tab.open(before.id);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^(Save|Download) .*description/ }).click();
  const file = testInfo.outputPath("description.json");
  // The credentials of an account with another name must not have the same file name.
  expect((await download).suggestedFilename()).toBe("EU-ETS-settlement_description.json");
  await (await download).saveAs(file);
  const text = await readFile(file, "utf8");
  expect(JSON.parse(text)).toMatchObject({ name: before.name, contactEmail: before.contactEmail });
  for (const secret of [before.id, before.apiKey ?? "none"]) expect(text).not.toContain(secret);

  await tab.accounts.add.click();
  await page.getByLabel(/description/i).setInputFiles(file);
  await expect(tab.createForm.name).toHaveValue(before.name);
  await expect(tab.createForm.email).toHaveValue(before.contactEmail);
  await expect(tab.createForm.access.byHand).toBeChecked();
  await expect(tab.createForm.access.rows).toHaveCount(before.access.dataSetCount ?? 0);
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading(before.name)).toBeVisible();
  const now = await gateway.accountNamed(before.name);
  expect(now.id).not.toBe(before.id);
  expect(new Set(now.access.dataSets?.map((dataSet) => dataSet.id))).toEqual(
    new Set(before.access.dataSets?.map((dataSet) => dataSet.id)),
  );
});

test("any other file is refused in words, and the form stays as it was", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  const field = page.getByLabel(/description/i);
  for (const [name, content] of [
    ["notes.txt", "no JSON at all"],
    ["other.json", '{"name": "x"}'],
    ["empty.json", ""],
  ]) {
    await field.setInputFiles({ name: name ?? "", mimeType: "application/json", buffer: Buffer.from(content ?? "") });
    await expect(page.getByText("This file does not describe a service account.").first()).toBeVisible();
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
  }
});

test("an account that was gone already says so", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await gateway.remove(id);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await expect(tab.account.gone).toBeVisible();
  await tab.accounts.counts("11 service accounts");
});

test("an account that somebody else changed meanwhile is not removed unseen", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await expect(tab.removeDialog.dialog.getByRole("alert")).toContainText(
    "Ada Admin changed this service account in the meantime.",
  );
  await expect(tab.removeDialog.dialog).toHaveAccessibleName("Remove Fleet of theirs?");
  expect((await gateway.account(id)).name).toBe("Fleet of theirs");
  await tab.removeDialog.confirm.click();
  await tab.hears("Fleet of theirs was removed.");
});

test("a refusal is told in the pop-up with the reason, and it can be tried again", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "DELETE", CALLS.account, problem(500, { detail: "The disk is full." }));
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  const alert = tab.removeDialog.dialog.getByRole("alert");
  await expect(alert).toContainText("Reason: The disk is full.");
  await expect(alert).toContainText(TRACE_ID);
  await page.unroute(CALLS.account);
  await tab.removeDialog.confirm.click();
  await tab.hears("Fleet reporting was removed.");
});

test("unsaved changes do not stand in the way of a removal that was confirmed", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.remove.click();
  await expect(tab.removeDialog.dialog).toHaveAccessibleName("Remove Fleet reporting?");
  await tab.removeDialog.confirm.click();
  await expect(page).toHaveURL(tab.address());
  await expect(tab.leaveDialog.dialog).toBeHidden();
});
