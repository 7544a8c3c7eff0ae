// A range (Shift+click) starts at the last row that was selected in the same list. A list that was just
// loaded has no such row, and if the rows of a range do not arrive, the user is told.

import { CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, instead, type Turn, undelivered } from "../../fixtures/turns.ts";
import type { DataSetPicker } from "../../pages/data-set-picker.ts";
import type { Tab } from "../../pages/tab.ts";

/** Opens the picker of an account with six data sets, whose ids it gives. */
async function openPicker(tab: Tab, gateway: Gateway): Promise<string[]> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, 272);
  return account.access.dataSets?.map((dataSet) => dataSet.id) ?? [];
}

const total = async (gateway: Gateway, query: object) =>
  (await gateway.dataSets({ pageSize: 1, ...query })).totalCount;

interface NewQuery {
  ask: (picker: DataSetPicker) => Promise<unknown>;
  query: object;
}

const NEW_QUERIES: Record<string, NewQuery> = {
  search: { ask: (picker) => picker.search.fill("Bunker notes"), query: { datasetName: "Bunker notes" } },
  kind: { ask: (picker) => picker.kind.selectOption("Created"), query: { isBaseDataset: false } },
  tag: { ask: (picker) => picker.tag.selectOption("year: 2025"), query: { tags: { year: "2025" } } },
  order: { ask: (picker) => picker.sortBy("Name"), query: { sortDirection: "Descending" } },
};

for (const [what, { ask, query }] of Object.entries(NEW_QUERIES)) {
  test(`after another ${what}, a click with Shift takes one row and no range`, async ({ tab, gateway }) => {
    const shared = await openPicker(tab, gateway);
    const { picker } = tab;
    const old = await firstFree(gateway, {}, shared, 4);
    await picker.at(old).getByRole("checkbox").click();
    await picker.chosen(shared.length + 1);

    const taken = [...shared, (await all(gateway, {}))[old]?.id ?? ""];
    const free = await firstFree(gateway, query, taken, 1);
    await ask(picker);
    await picker.matches(await total(gateway, query));
    const row = picker.at(free).getByRole("checkbox");
    await expect(row).not.toBeChecked();
    await row.click({ modifiers: ["Shift"] });
    await picker.chosen(shared.length + 2);
    await expect(row).toBeChecked();

    // From here on a range starts at this row.
    const two = await firstFree(gateway, query, taken, free + 1);
    const between = await freeIn(gateway, query, taken, free, two);
    await picker.at(two).getByRole("checkbox").click({ modifiers: ["Shift"] });
    await picker.chosen(shared.length + 1 + between);
  });
}

test("a search that is taken back leaves no row to begin at either", async ({ tab, gateway }) => {
  const shared = await openPicker(tab, gateway);
  const { picker } = tab;
  const old = await firstFree(gateway, {}, shared, 8);
  await picker.at(old).getByRole("checkbox").click();
  await picker.search.fill("Bunker notes");
  await picker.matches(await total(gateway, { datasetName: "Bunker notes" }));
  await picker.search.fill("");
  await picker.matches(272);
  const free = await firstFree(gateway, {}, shared, 0);
  await picker.at(free).getByRole("checkbox").click({ modifiers: ["Shift"] });
  await picker.chosen(shared.length + 2);
});

test("the Tab key leads to the first row of a list that was asked for anew", async ({ page, tab, gateway }) => {
  const shared = await openPicker(tab, gateway);
  const { picker } = tab;
  await picker.at(await firstFree(gateway, {}, shared, 5)).getByRole("checkbox").click();
  await picker.search.fill("Bunker notes");
  await picker.matches(await total(gateway, { datasetName: "Bunker notes" }));
  await expect(picker.at(0).getByRole("checkbox")).toHaveAttribute("tabindex", "0");
  await picker.at(0).getByRole("checkbox").focus();
  await page.keyboard.press("ArrowDown");
  await expect(picker.at(1).getByRole("checkbox")).toBeFocused();
});

const TROUBLES: Record<string, Turn> = {
  "500": instead(problem(500, { detail: "The index is being rebuilt." })),
  "no network": undelivered,
  "a proxy's page with 200": instead(proxyPage(200)),
};

for (const [trouble, turn] of Object.entries(TROUBLES)) {
  test(`${trouble} to the rows between: told, nothing is changed, and Retry takes the range`, async ({
    page,
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    const shared = await openPicker(tab, gateway);
    const { picker } = tab;
    const first = await firstFree(gateway, {}, shared, 0);
    await picker.at(first).getByRole("checkbox").click();
    await picker.scrollTo(1);
    const last = picker.at(271).getByRole("checkbox");
    await expect(last).not.toBeChecked();
    await always(page, "POST", CALLS.dataSets, turn);
    await last.click({ modifiers: ["Shift"] });
    await expect(picker.alert).toContainText("The rows between could not be loaded. Nothing was changed.");
    await picker.chosen(shared.length + 1);
    await expect(last).not.toBeChecked();

    await page.unroute(CALLS.dataSets);
    await picker.alert.getByRole("button", { name: "Retry" }).click();
    await picker.chosen(shared.length + (await freeIn(gateway, {}, shared, first, 271)));
    await expect(last).toBeChecked();
    await expect(picker.alert).toHaveCount(0);
  });
}

/** The index, from `start` on, of the first data set that is not shared. */
async function firstFree(gateway: Gateway, query: object, shared: string[], start: number): Promise<number> {
  const found = (await all(gateway, query)).findIndex(({ id }, at) => at >= start && !shared.includes(id));
  if (found < 0) throw new Error("All of these data sets are shared.");
  return found;
}

/** How many data sets of a range are not shared. */
async function freeIn(gateway: Gateway, query: object, shared: string[], one: number, other: number): Promise<number> {
  return (await all(gateway, query)).slice(one, other + 1).filter(({ id }) => !shared.includes(id)).length;
}

async function all(gateway: Gateway, query: object) {
  const order = { sortColumn: "Name", sortDirection: "Ascending", pageSize: 1000 };
  return (await gateway.dataSets({ ...order, ...query })).result;
}
