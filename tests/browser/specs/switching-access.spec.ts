// From all data to data sets picked by hand, and back.

import type { Locator } from "@playwright/test";
import { CALLS } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

test("the question says that later data sets will not be shared, and starts from today's", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.access.byHand.click();
  const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
  await expect(question).toContainText("data sets made later will not be shared by themselves");
  await question.getByRole("button", { name: "Start from today's data sets" }).click();
  await expect(question).toBeHidden();
  await expect(tab.account.access.group.getByText("272 data sets", { exact: true })).toBeVisible();
  await expect(tab.account.changes).toHaveText(["Access to data sets: All workspace data → Selected data sets", "+272 data sets"]);
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).access).toMatchObject({ scope: "dataSets", dataSetCount: 272 });
});

test("each access level says what it allows where it is chosen", async ({ tab }) => {
  await tab.open("new");
  const { level } = tab.createForm.access;
  await expect(level).toHaveValue("reader");
  await expect(level).toHaveAccessibleDescription(/^View-only\. It reads data; it cannot invite users, connect services/);
  await level.selectOption("Admin");
  await expect(level).toHaveAccessibleDescription(/^Full access\. It creates and changes data sets and files, invites users/);
});

test("starting from none asks for at least one before Save", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.access.byHand.click();
  const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
  await question.getByRole("button", { name: "Start from none" }).click();
  await expect(question).toBeHidden();
  await expect(tab.account.save).toBeDisabled();
  await expect(tab.account.access.group).toHaveAccessibleDescription("Select at least one data set.");

  await tab.account.undo("Access to data sets: All workspace data → Selected data sets").click();
  await expect(tab.account.access.allData).toBeChecked();
  await expect(tab.account.changes).toHaveCount(0);
});

for (const [how, cancel] of [
  ["Cancel", (question: Locator) => question.getByRole("button", { name: "Cancel" }).click()],
  ["Esc", (question: Locator) => question.press("Escape")],
] as const) {
  test(`${how} takes the choice back that led to the question`, async ({ page, tab, gateway }) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.access.byHand.click();
    const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
    await expect(question).toHaveAccessibleDescription(/data sets made later will not be shared/);
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    await cancel(question);
    await expect(question).toBeHidden();
    await expect(tab.account.access.allData).toBeChecked();
    await expect(tab.account.changes).toHaveCount(0);
  });
}

test("collecting today's data sets can be stopped", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await page.route(CALLS.dataSets, () => {});
  await tab.account.access.byHand.click();
  const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
  await question.getByRole("button", { name: "Start from today's data sets" }).click();
  await expect(question.getByRole("progressbar")).toBeVisible();
  await question.getByRole("button", { name: "Stop" }).click();
  await expect(question.getByRole("progressbar")).toHaveCount(0);
  await expect(question.getByRole("button", { name: "Start from none" })).toBeVisible();
});

test("from picked data sets to all data, with a level, and back again without a loss", async ({ tab, gateway }) => {
  const before = await gateway.accountNamed("EU ETS settlement");
  await tab.open(before.id);
  const { access, changes, save } = tab.account;
  await access.allData.click();
  await expect(access.level).toHaveValue("reader");
  await access.byHand.click();
  await expect(changes).toHaveCount(0);
  await expect(access.rows).toHaveCount(before.access.dataSetCount ?? 0);

  await access.allData.click();
  await access.level.selectOption("Admin");
  await expect(changes.first()).toHaveText("Access to data sets: Selected data sets → All workspace data");
  await save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(before.id)).access).toEqual({ scope: "workspace", level: "admin" });
});
