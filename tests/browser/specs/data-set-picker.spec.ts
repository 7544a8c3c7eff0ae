// The data-set picker: found on the server, taken in and out by mouse and by key, and nothing is
// taken over before Confirm.

import type { Page, Request } from "@playwright/test";
import { answerWith, CALLS, hold, problem, TRACE_ID } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** Opens the picker of an account with six data sets. */
async function openPicker(tab: Tab, gateway: Gateway): Promise<string[]> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await tab.account.access.selectDataSets.click();
  await tab.picker.matches(272);
  return account.access.dataSets?.map((dataSet) => dataSet.name) ?? [];
}

test("the dialog takes the focus, and gives it back when it is closed", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  await expect(tab.picker.search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(tab.picker.dialog).toBeHidden();
  await expect(tab.account.access.selectDataSets).toBeFocused();

  await page.keyboard.press("Enter");
  await tab.picker.close.click();
  await expect(tab.picker.dialog).toBeHidden();
  await expect(tab.account.access.selectDataSets).toBeFocused();
});

test("Tab stays inside the dialog, and the page behind is out of reach", async ({ page, tab, gateway }) => {
  await openPicker(tab, gateway);
  for (let stops = 0; stops < 20; stops++) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const focused = document.querySelector("dwb-api-management")?.shadowRoot?.activeElement;
      return focused && !focused.closest("dialog") ? focused.outerHTML : null;
    });
    expect(outside).toBeNull();
  }
});

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

test("the list is sorted as one chooses", async ({ tab, gateway }) => {
  await openPicker(tab, gateway);
  for (const [words, sortColumn, sortDirection] of [
    ["Name, Z to A", "Name", "Descending"],
    ["Last changed first", "LastModifiedOn", "Descending"],
    ["Newest first", "CreatedOn", "Descending"],
    ["Name, A to Z", "Name", "Ascending"],
  ]) {
    await tab.picker.sort.selectOption(words ?? "");
    const { result } = await gateway.dataSets({ sortColumn, sortDirection, pageSize: 5 });
    for (const [place, dataSet] of result.entries()) {
      await expect(tab.picker.at(place)).toContainText(dataSet.name);
    }
  }
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
  // The old request was ended by the page, so that its answer cannot come.
  await expect.poll(() => asked[0]?.failure()?.errorText).toBe("net::ERR_ABORTED");
  await tab.picker.matches(3);
});

test("what is chosen is counted, seen on its own, and taken over by Confirm alone", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.chosen(before.length);
  await picker.search.fill("DCS Period Summary 202");
  await picker.matches(3);
  await picker.box("DCS Period Summary 2024").check();
  await picker.box("DCS Period Summary 2025").check();
  await picker.chosen(before.length + 2);
  await picker.search.fill("something else");
  await picker.chosen(before.length + 2);

  await picker.onlySelected.check();
  await expect(picker.selectedRows).toHaveCount(before.length + 2);
  await picker.selectedRows.getByRole("button", { name: "Stop sharing DCS Period Summary 2024" }).click();
  await picker.chosen(before.length + 1);
  await picker.onlySelected.uncheck();

  await picker.confirm.click();
  await expect(picker.dialog).toBeHidden();
  await expect(tab.account.changes).toHaveText(["+1: DCS Period Summary 2025"]);
  expect((await gateway.accountNamed("EU ETS settlement")).access.dataSetCount).toBe(before.length);
});

for (const [how, leave] of Object.entries({
  "Esc": (page: Page) => page.keyboard.press("Escape"),
  "Close": (_: Page, tab: Tab) => tab.picker.close.click(),
  "Cancel": (_: Page, tab: Tab) => tab.picker.cancel.click(),
})) {
  test(`leaving by ${how} with a changed selection asks, and discards only when told to`, async ({
    page,
    tab,
    gateway,
  }) => {
    const before = await openPicker(tab, gateway);
    await tab.picker.search.fill("DCS Period Summary 2025");
    await tab.picker.matches(1);
    await tab.picker.boxes.first().check();
    await leave(page, tab);
    await expect(tab.picker.dialog.getByText("Close without taking over the changed selection?")).toBeVisible();
    await tab.picker.keepSelecting.click();
    await tab.picker.chosen(before.length + 1);

    await leave(page, tab);
    await tab.picker.discard.click();
    await expect(tab.picker.dialog).toBeHidden();
    await expect(tab.account.changes).toHaveCount(0);
    await expect(tab.account.access.selectDataSets).toBeFocused();
  });
}

test("Shift with a click takes a range in, and out again", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("Noon reports of the whole fleet");
  await expect(picker.boxes.nth(1)).toBeVisible();
  await picker.search.fill("Bunker notes");
  const { totalCount } = await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1 });
  await picker.matches(totalCount);
  const already = await picker.boxes.evaluateAll(
    (boxes) => boxes.slice(1, 6).filter((box) => (box as HTMLInputElement).checked).length,
  );
  expect(already, "none of these five is shared yet").toBe(0);
  await picker.boxes.nth(1).click();
  await picker.boxes.nth(5).click({ modifiers: ["Shift"] });
  await picker.chosen(before.length + 5);
  for (const place of [1, 2, 3, 4, 5]) await expect(picker.boxes.nth(place)).toBeChecked();
  await expect(picker.boxes.nth(6)).not.toBeChecked();

  await picker.boxes.nth(1).click({ modifiers: ["Shift"] });
  await picker.chosen(before.length);
});

test("Space, arrow keys and Shift with them work as in any list", async ({ page, tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.search.fill("Bunker notes");
  await picker.matches((await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1 })).totalCount);
  await picker.boxes.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(picker.at(1).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Space");
  await picker.chosen(before.length + 1);
  await page.keyboard.press("Shift+ArrowDown");
  await expect(picker.at(2).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(picker.at(3).getByRole("checkbox")).toBeFocused();
  await picker.chosen(before.length + 3);
  await page.keyboard.press("Home");
  await expect(picker.at(0).getByRole("checkbox")).toBeFocused();
  await page.keyboard.press("End");
  await expect(picker.boxes.last()).toBeFocused();
});

test("Select all takes every match, not only what is loaded, beside what was chosen", async ({ tab, gateway }) => {
  const before = await openPicker(tab, gateway);
  const { result, totalCount } = await gateway.dataSets({ datasetName: "Bunker notes", pageSize: 1000 });
  const already = result.filter((dataSet) => before.includes(dataSet.name)).length;
  await tab.picker.search.fill("Bunker notes");
  await tab.picker.matches(totalCount);
  await tab.picker.selectAll.click();
  await tab.picker.chosen(before.length + totalCount - already);
  await tab.picker.confirm.click();
  await expect(tab.account.changes).toHaveText([`+${totalCount - already} data sets`]);
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

test("an error while everything is selected leaves the selection as it was", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const before = await openPicker(tab, gateway);
  await answerWith(page, "POST", CALLS.dataSets, problem(500, { detail: "The index is being rebuilt." }));
  await tab.picker.selectAll.click();
  await expect(tab.picker.alert).toContainText("Reason: The index is being rebuilt.");
  await tab.picker.chosen(before.length);
});
