// What the access review says, in words, files and on paper, is so: nothing is said of what was not read, and what is
// missing is named.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { answerWith, hold, problem } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Review } from "../pages/review.ts";

const ACCOUNTS = "Service accounts";
const READERS = "Who can read it";
const CONCERNS = "What needs attention";
const WHO = "Who can read a data set";
const LIST = /pageSize=500/;

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent("download");
  await click();
  return readFileSync(await (await download).path(), "utf8");
}

async function saysNothingOfTheList(review: Review): Promise<void> {
  await expect(review.region.getByText(/\d service account/)).toHaveCount(0);
  await review.question(CONCERNS).click();
  await expect(review.region.getByText("were not checked")).toBeVisible();
  await expect(review.region.getByText(/needs? attention\./)).toHaveCount(0);
  await review.question("What does each account reach").click();
}

for (const status of [403, 404, 500]) {
  test(`of a list that was answered with ${status}, neither a number nor a verdict is told`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    await answerWith(page, "GET", LIST, problem(status, { detail: "No list." }));
    await tab.open("review");
    await expect(tab.review.alert).toContainText("No list.");
    await saysNothingOfTheList(tab.review);
  });
}

test("of a list that is read, neither a number nor a verdict is told", async ({ page, tab }) => {
  const release = await hold(page, "GET", LIST);
  await tab.open("review");
  await expect(tab.review.stop).toBeVisible();
  await saysNothingOfTheList(tab.review);
  release();
  await tab.review.counts("12 service accounts");
});

test("the first file knows as much as the second", async ({ page, tab, gateway }) => {
  const dataSets = (await gateway.dataSets({ pageSize: 2 })).result.map(({ id }) => id);
  for (const name of ["Twin one", "Twin two"]) await gateway.create(name, { scope: "dataSets", dataSetIds: dataSets });
  await tab.open("review");
  await tab.review.counts("14 service accounts");
  const first = await saved(page, () => tab.review.exportCsv.click());
  expect(first.match(/Same access and contact as .{0,2}Twin (one|two)/g)).toHaveLength(4);
  expect(await saved(page, () => tab.review.exportCsv.click())).toBe(first);
});

test("an account that was removed meanwhile is in no table, and the check ends", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const dataSet = (await gateway.dataSets({ pageSize: 1 })).result[0]!;
  const { id } = await gateway.create("Gone soon", { scope: "dataSets", dataSetIds: [dataSet.id] });
  await tab.open("review");
  await tab.review.counts("13 service accounts");
  await gateway.remove(id);
  await tab.review.question(CONCERNS).click();
  await tab.review.check.click();
  await expect(tab.review.region).toContainText("The data sets of the accounts were checked too.");
  await expect(tab.review.check).toHaveCount(0);
  await tab.review.question("What does each account reach").click();
  await tab.review.counts("12 service accounts");
  await expect(tab.review.rows(ACCOUNTS).filter({ hasText: "Gone soon" })).toHaveCount(0);
});

test("files and paper say that an account could not be read, and what was not checked", async ({ page, tab }) => {
  await page.route(LIST, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { result: { name: string | null }[] };
    list.result[0]!.name = null;
    await route.fulfill({ response: answer, json: list });
  });
  await tab.open("review");
  await tab.review.counts("11 service accounts");
  await expect(tab.review.region).toContainText("could not be read and are missing here: 1.");
  const csv = await saved(page, () => tab.review.exportCsv.click());
  expect(csv).toContain('"(a service account that could not be read)"');
  const json = JSON.parse(await saved(page, () => tab.review.exportJson.click())) as { unreadableServiceAccounts: number };
  expect(json.unreadableServiceAccounts).toBe(1);
  await page.reload();
  await tab.review.counts("11 service accounts");
  // As by the browser's own menu.
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(tab.review.region.getByText("Signature")).toBeVisible();
  await expect(tab.review.region.getByText("missing here: 1.").last()).toBeVisible();
  await expect(tab.review.region.getByText("The data sets of the accounts were not checked").last()).toBeVisible();
  await expect(tab.review.search).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(tab.review.search).toBeVisible();
});

test("who cannot read before there is a new secret, and of whom it is not known, is counted apart", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Data lake export");
  await page.route(LIST, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { result: { id: string; access: { scope: string } }[] };
    for (const account of list.result) if (account.id === id) account.access.scope = "folder";
    await route.fulfill({ response: answer, json: list });
  });
  const expired = await gateway.accountNamed("Class portal sync");
  const dataSet = (await gateway.account(expired.id)).access.dataSets!.find(({ name }) => name)!;
  await tab.open("review");
  await tab.review.question(WHO).click();
  await tab.review.dataSetSearch.fill(dataSet.name!);
  await tab.review.dataSets.filter({ hasText: dataSet.name! }).first().click();
  await tab.review.counts("The secret of 1 of them has expired. It is not known of 1 other.");
  await expect(tab.review.rows(READERS).filter({ hasText: "Class portal sync" })).toContainText("but its secret has expired");
  await expect(tab.review.rows(READERS).filter({ hasText: "Data lake export" })).toContainText("Not known: its access is of the kind");
});

test("a search without a result says so, leads back to all, and files have all accounts", async ({ page, tab }) => {
  await tab.open("review");
  await tab.review.counts("12 service accounts");
  await tab.review.search.fill("no such account");
  await tab.review.counts("No service account matches");
  await expect(tab.review.region).toContainText("Files and print have all accounts, whatever is searched.");
  const json = JSON.parse(await saved(page, () => tab.review.exportJson.click())) as { serviceAccounts: object[] };
  expect(json.serviceAccounts).toHaveLength(12);
  await tab.review.region.getByRole("button", { name: "Show all" }).click();
  await tab.review.counts("12 service accounts");
  await expect(tab.review.search).toHaveValue("");
});

test("a reader is not told to do what only an administrator can", async ({ page, tab }) => {
  await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
  await tab.open("review");
  await tab.review.question(CONCERNS).click();
  await expect(tab.review.rows(CONCERNS).first()).toContainText("Tell an administrator of the workspace.");
});
