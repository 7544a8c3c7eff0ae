// The access review: what each account reaches, who can read a data set, and what needs attention.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Download } from "@playwright/test";
import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import { arrange, overflows } from "../fixtures/layout.ts";
import { expect, test } from "../fixtures/test.ts";

const ACCOUNTS = "Service accounts";
const READERS = "Who can read it";
const CONCERNS = "What needs attention";
const WHO = "Who can read a data set";

const textOf = async (download: Download) => readFileSync(await download.path(), "utf8");

test("the link above the list leads to it, its address can be reloaded, and the way back leads to the list", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.review.click();
  await expect(tab.review.heading).toBeFocused();
  await expect(page).toHaveURL(tab.address("review"));
  await tab.review.counts("12 service accounts");
  expect(await violations(page, true)).toEqual([]);
  await page.reload();
  await tab.review.counts("12 service accounts");
  await tab.review.back.click();
  await expect(page).toHaveURL(tab.address());
  await tab.accounts.counts("12 service accounts");
});

test("each account stands in the table with what it reaches, and leads to its page", async ({ tab, gateway }) => {
  await tab.open("review");
  await tab.review.counts("12 service accounts");
  const selected = await gateway.accountNamed("EU ETS settlement");
  const row = tab.review.rows(ACCOUNTS).filter({ hasText: selected.name });
  await expect(row).toContainText(`${selected.access.dataSetCount} data sets`);
  await expect(row).toContainText(selected.contactEmail);
  await row.getByRole("link").click();
  await expect(tab.account.name).toHaveValue(selected.name);
});

test("a search and the headings narrow and order the table", async ({ tab }) => {
  await tab.open("review");
  await tab.review.counts("12 service accounts");
  const links = tab.review.rows(ACCOUNTS).getByRole("link");
  const names = await links.allTextContents();
  expect(names.map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).sort());
  const byName = tab.review.heads(ACCOUNTS).filter({ hasText: "Account" });
  await byName.getByRole("button").click();
  await expect(byName).toHaveAttribute("aria-sort", "descending");
  await expect(links).toHaveText([...names].reverse());
  const used = tab.review.heads(ACCOUNTS).filter({ hasText: "Last used" });
  await used.getByRole("button").click();
  await expect(used).toHaveAttribute("aria-sort", "ascending");
  await tab.review.search.fill("fleet reporting");
  await tab.review.counts("1 of 12 service accounts");
  await expect(links).toHaveText(["Fleet reporting"]);
});

test("who can read a data set is told with the reason, and what cannot be seen is named", async ({ page, tab, gateway }) => {
  const dataSet = (await gateway.dataSets({ pageSize: 1 })).result[0]!;
  const selected = await gateway.create("Picked", { scope: "dataSets", dataSetIds: [dataSet.id] });
  await tab.open("review");
  await tab.review.question(WHO).click();
  await tab.review.dataSetSearch.fill(dataSet.name);
  await tab.review.dataSets.filter({ hasText: dataSet.name }).first().click();
  await expect(tab.review.region.getByRole("heading", { name: `Who can read ${dataSet.name}` })).toBeFocused();
  await tab.review.counts("service accounts can read it.");
  const rows = tab.review.rows(READERS);
  await expect(rows.filter({ hasText: selected.name })).toContainText("This data set was selected manually");
  await expect(rows.filter({ hasText: "Fleet reporting" })).toContainText("All data");

  const all = await gateway.accounts({ pageSize: "100" });
  const full = await Promise.all(all.result.map(({ id }) => gateway.account(id)));
  const reaching = full.filter(({ access }) => access.scope === "workspace" || access.dataSets?.some(({ id }) => id === dataSet.id));
  await expect(rows).toHaveCount(reaching.length);
  await expect(tab.review.region.getByRole("heading", { name: "What this page cannot see" })).toBeVisible();
  expect(await violations(page, true)).toEqual([]);
  await tab.review.another.click();
  await expect(tab.review.dataSetSearch).toBeVisible();
  expect(await violations(page, true)).toEqual([]);
});

test("what needs attention has its reason and the way to mend it", async ({ page, tab }) => {
  await tab.open("review");
  await tab.review.question(CONCERNS).click();
  await expect(tab.review.rows(CONCERNS).first()).toContainText("Secret expired");
  await expect(tab.review.rows(CONCERNS).first()).toContainText("Regenerate the secret, or remove the account.");
  await tab.review.check.click();
  await expect(tab.review.region).toContainText("The data sets of the accounts were checked too.");
  await expect(tab.review.check).toHaveCount(0);
  expect(await violations(page, true)).toEqual([]);
});

test("the CSV file has a row for each account and data set, is read by Python, and has neither key nor formula", async ({ page, tab, gateway }) => {
  const dataSet = (await gateway.dataSets({ pageSize: 1 })).result[0]!;
  await gateway.create('=HYPERLINK("https://example.com", "x")', { scope: "dataSets", dataSetIds: [dataSet.id] });
  await tab.open("review");
  await tab.review.counts("13 service accounts");
  const saved = page.waitForEvent("download");
  await tab.review.exportCsv.click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^access-review-\d{4}-\d\d-\d\d\.csv$/);
  const program = "import csv, json, sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline='')))))";
  const read = execFileSync(process.env.PYTHON ?? "python3", ["-c", program, await file.path()], { encoding: "utf8" });
  const rows = JSON.parse(read) as Record<string, string>[];

  const all = await gateway.accounts({ pageSize: "100" });
  const full = await Promise.all(all.result.map(({ id }) => gateway.account(id)));
  const expected = full.flatMap((account) => (account.access.dataSets ?? [{ id: "" }]).map(({ id }) => `${account.id} ${id}`));
  expect(rows.map((row) => `${row["Service account ID"]} ${row["Data set ID"]}`).sort()).toEqual(expected.sort());
  expect(rows.filter((row) => row["Account"]?.startsWith("'=HYPERLINK"))).toHaveLength(1);
  const text = await textOf(file);
  const keys = full.map(({ apiKey }) => apiKey ?? "no key");
  expect(keys.filter((key) => text.includes(key))).toEqual([]);
});

test("the JSON file says when and of which workspace it is", async ({ page, tab, gateway }) => {
  await tab.open("review");
  await tab.review.counts("12 service accounts");
  const saved = page.waitForEvent("download");
  await tab.review.exportJson.click();
  const review = JSON.parse(await textOf(await saved)) as {
    workspace: { name: string };
    takenOn: string;
    serviceAccounts: { id: string; access: { dataSets?: object[] } }[];
  };
  expect(review.workspace.name).toBe((await gateway.workspace()).name);
  expect(Date.parse(review.takenOn)).not.toBeNaN();
  const all = await gateway.accounts({ pageSize: "100" });
  expect(review.serviceAccounts.map(({ id }) => id).sort()).toEqual(all.result.map(({ id }) => id).sort());
  const selected = await gateway.accountNamed("EU ETS settlement");
  const found = review.serviceAccounts.find(({ id }) => id === selected.id);
  expect(found?.access.dataSets).toHaveLength(selected.access.dataSetCount ?? 0);
});

test("on paper stand all accounts, the totals and a line for a signature, and nothing else of the page", async ({ page, tab, gateway }) => {
  await page.addInitScript(() => (window.print = () => {}));
  await tab.open("review");
  await tab.review.counts("12 service accounts");
  await tab.review.print.click();
  await page.emulateMedia({ media: "print" });
  const sheet = tab.review.region.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Needs attention" }) });
  await expect(sheet.getByRole("row")).toHaveCount(13);
  await expect(tab.review.region).toContainText((await gateway.workspace()).name);
  await expect(tab.review.region).toContainText("12 service accounts: ");
  await expect(tab.review.region.getByText("Signature")).toBeVisible();
  await expect(tab.review.search).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(tab.review.region.getByText("Signature")).toHaveCount(0);
  await expect(tab.review.search).toBeVisible();
});

test("a list that cannot be read says why, and Retry reads it", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "GET", /pageSize=500/, problem(500, { detail: "The database is locked." }));
  await tab.open("review");
  await expect(tab.review.alert).toContainText("The database is locked.");
  expect(await violations(page, true)).toEqual([]);
  await page.unroute(/pageSize=500/);
  await tab.review.region.getByRole("button", { name: "Retry" }).click();
  await tab.review.counts("12 service accounts");
});

test("reading single accounts can be stopped and goes on where it was", async ({ page, tab, gateway }) => {
  const dataSet = (await gateway.dataSets({ pageSize: 1 })).result[0]!;
  await tab.open("review");
  await tab.review.question(WHO).click();
  const release = await hold(page, "GET", CALLS.account);
  await tab.review.dataSetSearch.fill(dataSet.name);
  await tab.review.dataSets.first().click();
  await tab.review.stop.click();
  await expect(tab.review.region).toContainText("Not all accounts have been read");
  expect(await violations(page, true)).toEqual([]);
  release();
  await tab.review.goOn.click();
  await tab.review.counts("can read it.");
});

for (const width of [1440, 390]) {
  test(`all three questions fit in ${width} pixels`, async ({ page, tab, gateway }) => {
    await gateway.create("W".repeat(64));
    await arrange(page, { width, textPercent: 100 });
    await tab.open("review");
    await tab.review.counts("13 service accounts");
    expect(await overflows(page)).toEqual([]);
    await tab.review.question(WHO).click();
    await tab.review.dataSets.first().click();
    await tab.review.counts("can read it.");
    expect(await overflows(page)).toEqual([]);
    await tab.review.question(CONCERNS).click();
    await expect(tab.review.rows(CONCERNS).first()).toBeVisible();
    expect(await overflows(page)).toEqual([]);
  });
}
