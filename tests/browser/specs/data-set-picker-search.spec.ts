// Finding data sets in the picker: the server searches, filters and sorts, and the tab says if that fails.

import type { Request } from "@playwright/test";
import { answerWith, CALLS, hold, problem, TRACE_ID } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** Opens the picker of an account with six data sets, whose names it gives. */
async function openPicker(tab: Tab, gateway: Gateway): Promise<string[]> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, 272);
  return account.access.dataSets?.map((dataSet) => dataSet.name) ?? [];
}

test("search, kind, schema and tag narrow the list, and the total is always told", async ({ tab, gateway }) => {
  const { picker } = tab;
  const total = async (query: object) => (await gateway.dataSets({ pageSize: 1, ...query })).totalCount;
  await openPicker(tab, gateway);

  await picker.search.pressSequentially("noon");
  await picker.matches(await total({ datasetName: "noon" }));
  await picker.kind.selectOption("Predefined");
  await picker.matches(await total({ datasetName: "noon", isBaseDataset: true }));
  await picker.kind.selectOption("Created");
  await picker.matches(await total({ datasetName: "noon", isBaseDataset: false }));
  await picker.kind.selectOption("All kinds");
  await picker.search.fill("");
  await picker.matches(272);

  await picker.tag.selectOption("year: 2025");
  await picker.matches(await total({ tags: { year: "2025" } }));
  await picker.tag.selectOption("All tags");
  await picker.schema.selectOption("DCS Period Summary");
  await expect(picker.rows.first()).toContainText("DCS Period Summary");
  await expect(picker.rows.filter({ hasNotText: "DCS Period Summary" })).toHaveCount(0);
  await picker.search.fill("2024");
  await picker.matches(1);
});

test("a search that finds nothing says so", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await tab.picker.search.fill("no such data set");
  await expect(tab.picker.dialog.getByText("No data set matches. Change the search or the filters.")).toBeVisible();
  await expect(tab.picker.rows).toHaveCount(0);
  await expect(tab.picker.selectAll).toHaveCount(0);
});

const ORDERS: [heading: string, words: string, column: string, direction: "Ascending" | "Descending"][] = [
  ["Name", "Name, Z to A", "Name", "Descending"],
  ["Last changed", "Last changed first", "LastModifiedOn", "Descending"],
  ["Last changed", "Last changed last", "LastModifiedOn", "Ascending"],
  ["Created", "Newest first", "CreatedOn", "Descending"],
  ["Created", "Oldest first", "CreatedOn", "Ascending"],
  ["Name", "Name, A to Z", "Name", "Ascending"],
];

async function isSorted(tab: Tab, gateway: Gateway, sortColumn: string, sortDirection: string): Promise<void> {
  const { result } = await gateway.dataSets({ sortColumn, sortDirection, pageSize: 5 });
  for (const [place, dataSet] of result.entries()) {
    await expect(tab.picker.at(place)).toContainText(dataSet.name);
  }
}

test("the headings of the table sort it, and say which way", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await expect(tab.picker.heading("Name")).toHaveAttribute("aria-sort", "ascending");
  for (const [heading, words, column, direction] of ORDERS) {
    await tab.picker.sortBy(heading);
    await isSorted(tab, gateway, column, direction);
    await expect(tab.picker.heading(heading)).toHaveAttribute("aria-sort", direction.toLowerCase());
    await expect(tab.picker.list.locator('[aria-sort="ascending"], [aria-sort="descending"]')).toHaveCount(1);
    await tab.hears(`Sorted: ${words}.`);
  }
  await expect(tab.picker.sort).toBeHidden();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the list is sorted as one chooses, and each row says which date it shows", async ({ tab, gateway }) => {
    await openPicker(tab, gateway);
    await expect(tab.picker.heading("Name")).toBeHidden();
    for (const [, words, column, direction] of ORDERS) {
      await tab.picker.sort.selectOption(words);
      await isSorted(tab, gateway, column, direction);
      const [seen, unseen] = column === "CreatedOn" ? ["Created", "Changed"] : ["Changed", "Created"];
      const first = tab.picker.at(0);
      await expect(first.getByRole("cell").filter({ hasText: new RegExp(`^${seen} \\d`) })).toBeVisible();
      await expect(first.getByText(unseen ?? "", { exact: true })).toBeHidden();
    }
  });
});

test("a row tells schema, tags and last change, and marks what is shared already", async ({ tab, gateway }) => {
  const shared = await openPicker(tab, gateway);
  await tab.picker.search.fill("DCS Period Summary 2025");
  await tab.picker.matches(1);
  const row = tab.picker.row("DCS Period Summary 2025");
  await expect(row).toContainText("year: 2025");
  await expect(row).toContainText(/\d{1,2} \w{3,4} 202\d/);
  await expect(row).not.toContainText("Shared");

  const name = shared[0] ?? "";
  await tab.picker.search.fill(name);
  await expect(tab.picker.row(name).first()).toContainText("Shared");
  await expect(tab.picker.box(name).first()).toBeChecked();
});

test("a tag with several values shows each of them, and is found by each", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  await tab.picker.tag.selectOption("trade area: Baltic");
  const { totalCount } = await gateway.dataSets({ pageSize: 1, tags: { "trade area": ["Baltic"] } });
  expect(totalCount).toBeGreaterThan(0);
  await tab.picker.matches(totalCount);
  await expect(tab.picker.at(0)).toContainText("trade area: Baltic, North Sea");
});

test("an answer that comes late never takes the place of a newer one", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  const asked: Request[] = [];
  let releaseOld = () => {};
  const oldReleased = new Promise<void>((resolve) => (releaseOld = resolve));
  await page.route(CALLS.dataSets, async (route) => {
    asked.push(route.request());
    if (route.request().postDataJSON().datasetName === "noon") await oldReleased;
    await route.continue().catch(() => {});
  });
  await tab.picker.search.fill("noon");
  await expect.poll(() => asked.length).toBe(1);
  await tab.picker.search.fill("DCS Period Summary 202");
  await tab.picker.matches(3);
  releaseOld();
  // The page has aborted the old request, so its answer cannot come.
  await expect.poll(() => asked[0]?.failure()?.errorText).toBe("net::ERR_ABORTED");
  await tab.picker.matches(3);
});

test("a slow backend: rows are placeholders until they come", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  const release = await hold(page, "POST", CALLS.dataSets);
  await tab.open(account.id);
  await tab.account.access.selectDataSets.click();
  await expect(tab.picker.dialog.getByText("Loading data sets…")).toBeVisible();
  release();
  await tab.picker.matches(272);
});

test("an error is told with its reason, and Retry goes on", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const account = await gateway.accountNamed("EU ETS settlement");
  await answerWith(page, "POST", CALLS.dataSets, problem(500, { detail: "The index is being rebuilt." }));
  let asked = 0;
  page.on("request", (request) => {
    if (CALLS.dataSets.test(request.url())) asked++;
  });
  await tab.open(account.id);
  await tab.account.access.selectDataSets.click();
  await expect(tab.picker.alert).toContainText("Reason: The index is being rebuilt.");
  await expect(tab.picker.alert).toContainText(TRACE_ID);
  await page.unroute(CALLS.dataSets);
  expect(asked, "nobody asks again unasked").toBe(1);
  await tab.picker.alert.getByRole("button", { name: "Retry" }).click();
  await tab.picker.matches(272);
});
