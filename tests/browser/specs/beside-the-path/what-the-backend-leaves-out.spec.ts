// Answers that are late, that are refusals though the user did nothing wrong, or that lack something
// usual: the tab says so, and the user can go on.

import { answerWith, CALLS, hold, problem, TRACE_ID } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import { openAccount } from "../../fixtures/open-account.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, inTurn, instead, withBody } from "../../fixtures/turns.ts";

type Body = any;

const SCHEMAS = /\/schemas$/;
const TAGS = /\/datasets\/tags$/;
const SLOW = "Data Workbench is slow to answer. Still waiting…";

for (const [what, method, calls] of [
  ["an account that is read", "GET", CALLS.account],
  ["a change that is saved", "PATCH", CALLS.account],
] as const) {
  test(`${what} slowly: it is said that the tab still waits, until the answer comes`, async ({ page, tab, gateway }) => {
    await page.clock.install();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    const release = await hold(page, method, calls);
    await tab.accounts.links.filter({ hasText: "Fleet reporting" }).click();
    if (method === "PATCH") {
      await tab.account.name.fill("Fleet desk");
      await tab.account.save.click();
    }
    const words = page.locator("p.slow");
    await expect(words).toBeHidden();
    await page.clock.fastForward(5_000);
    await expect(words).toBeVisible();
    await tab.hears(SLOW);
    release();
    await expect(tab.account.heading(method === "PATCH" ? "Fleet desk" : "Fleet reporting")).toBeVisible();
    await expect(words).toBeHidden();
    expect((await gateway.account(id)).name).toBe(method === "PATCH" ? "Fleet desk" : "Fleet reporting");
  });
}

test("that an answer is slow is said above an open dialog, and not over its buttons", async ({ page, tab, gateway }) => {
  await page.clock.install();
  await page.setViewportSize({ width: 390, height: 844 });
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const release = await hold(page, "DELETE", CALLS.account);
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await page.clock.fastForward(5_000);
  const words = page.locator("p.slow");
  await expect(words).toBeVisible();
  // In the top layer, and shown after the dialog. Nothing outside a modal dialog can be hit by a pointer, so
  // `elementFromPoint` does not tell.
  await expect.poll(() => words.evaluate((words) => words.matches(":popover-open"))).toBe(true);
  const working = tab.removeDialog.dialog.getByRole("button", { name: "Deleting…" });
  const [said, button] = [await words.boundingBox(), await working.boundingBox()];
  expect(said!.y + said!.height).toBeLessThan(button!.y);
  await expect(tab.removeDialog.dialog.getByRole("status").filter({ hasText: SLOW })).toBeAttached();
  release();
  await expect(words).toBeHidden();
});

for (const [what, address, filter, other] of [
  ["schemas", SCHEMAS, "Schema", "Tag"],
  ["tags", TAGS, "Tag", "Schema"],
] as const) {
  test(`${what} that could not be loaded are said in the picker, and Retry brings them`, async ({
    page,
    tab,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    await answerWith(page, "GET", address, problem(500, { detail: "The index is being built." }));
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.access.selectDataSets.click();
    await expect(tab.picker.alert).toContainText(`The filter by ${filter.toLowerCase()} could not be loaded.`);
    await expect(tab.picker.alert).toContainText("The index is being built.");
    await expect(tab.picker.alert).toContainText(TRACE_ID);
    await tab.picker.matches(272);
    const choice = tab.picker.dialog.getByRole("combobox", { name: filter });
    await expect(choice.locator("option")).toHaveText(["Not available"]);
    await expect(choice).toBeDisabled();
    await expect(tab.picker.dialog.getByRole("combobox", { name: other })).toBeEnabled();
    await page.unroute(address);
    await tab.picker.alert.getByRole("button", { name: "Retry" }).click();
    await expect(tab.picker.alert).toHaveCount(0);
    await expect(choice.locator("option").nth(1)).toBeAttached();
    await expect(choice).toBeEnabled();
  });

  test(`${what} that have not come yet keep no other filter waiting`, async ({ page, tab }) => {
    const release = await hold(page, "GET", address);
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.access.selectDataSets.click();
    const choice = tab.picker.dialog.getByRole("combobox", { name: filter });
    await expect(choice).toBeDisabled();
    await expect(choice.locator("option")).toHaveText(["Loading…"]);
    const another = tab.picker.dialog.getByRole("combobox", { name: other });
    await expect(another.locator("option").nth(1)).toBeAttached();
    await expect(another).toBeEnabled();
    release();
    await expect(choice.locator("option").nth(1)).toBeAttached();
    await expect(choice).toBeEnabled();
  });
}

for (const status of [400, 412, 422]) {
  test(`a list that is refused with ${status} asks for no correction`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    await answerWith(page, "GET", CALLS.list, problem(status));
    await tab.open();
    await expect(tab.accounts.alert).toContainText("refused this call");
    await expect(tab.accounts.alert).toContainText(`Status ${status}`);
    await expect(tab.accounts.alert).not.toContainText("Correct");
    await page.unroute(CALLS.list);
    await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
    await tab.accounts.counts("12 service accounts");
  });
}

test("Delete that something on the way refuses for an altered version blames nobody", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await openAccount(tab, gateway, "Fleet reporting");
  await inTurn(page, "DELETE", CALLS.account, instead(problem(412, { detail: "No such version." })));
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await expect(tab.removeDialog.dialog).toContainText("Nobody has changed this service account");
  await expect(tab.removeDialog.dialog).toContainText("No such version.");
  await tab.removeDialog.confirm.click();
  await tab.accounts.counts("11 service accounts");
});

test("IDs in capitals are the same IDs", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Emissions desk");
  const shout = withBody((body: Body) => ({
    ...body,
    id: body.id.toUpperCase(),
    access: {
      ...body.access,
      dataSets: body.access.dataSets.map((it: Body) => ({ ...it, id: it.id.toUpperCase() })),
    },
  }));
  await always(page, "GET", CALLS.account, shout);
  await tab.open(id);
  const { dataSets = [] } = (await gateway.account(id)).access;
  const name = dataSets[0]?.name ?? "";
  await tab.account.access.selectDataSets.click();
  await tab.picker.search.fill(name);
  await tab.picker.matches(1);
  await expect(tab.picker.box(name).first()).toBeChecked();
  // A data set that is already selected is not counted twice.
  await tab.picker.selectAll.click();
  await tab.picker.chosen(dataSets.length);
});

test("a name that shows nothing has words in its place", async ({ page, tab }) => {
  const blank = withBody((body: Body) => ({
    ...body,
    result: body.result.map((row: Body, at: number) => (at === 0 ? { ...row, name: "\u200b\u200b" } : row)),
  }));
  await always(page, "GET", CALLS.list, blank);
  await tab.open();
  await expect(tab.accounts.links.first()).toContainText("(without a name that can be seen)");
});

test("a name that shows nothing has words in its place in a question and in its answer too", async ({
  page,
  tab,
  gateway,
}) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await always(page, "GET", CALLS.account, withBody((body: Body) => ({ ...body, name: "\u200b" })));
  await tab.open(id);
  const name = "(without a name that can be seen)";
  await expect(tab.account.heading(name)).toBeVisible();
  await tab.account.remove.click();
  await expect(tab.removeDialog.dialog).toHaveAccessibleName(`Remove ${name}?`);
  await tab.removeDialog.confirm.click();
  await expect(page.getByText(`${name} was removed.`).first()).toBeVisible();
});

for (const [what, end] of Object.entries({
  "no end": undefined,
  "an end of the year 1": "0001-01-01T00:00:00Z",
  "an end of the year 9999": "9999-12-31T23:59:59Z",
  "an end that is no time": "soon",
  "an end on 30 February": "2028-02-30T09:00:00Z",
  "an end on 29 February of a common year": "2027-02-29T09:00:00+02:00",
  "an end on 31 April": "2028-04-31",
})) {
  test(`a secret with ${what}: the page says that the end is not known`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await always(page, "GET", CALLS.account, withBody((body: Body) => ({ ...body, secretExpiresOn: end })));
    await tab.open(id);
    await expect(page.getByText("Data Workbench does not say when the secret expires.")).toBeVisible();
  });
}

test("29 February of a leap year is a day", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await always(page, "GET", CALLS.account, withBody((body: Body) => ({ ...body, secretExpiresOn: "2028-02-29T23:30:00-02:00" })));
  await tab.open(id);
  await expect(page.getByText(/^The secret expires on .*\b1 Mar(ch)? 2028/)).toBeVisible();
});

test("an API key that did not come is missed, and a reader is told nothing of it", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await always(page, "GET", CALLS.account, withBody(({ apiKey: _, ...body }: Body) => body));
  await tab.open(id);
  const words = page.getByText("Data Workbench did not send the API key.");
  await expect(words).toBeVisible();
});

test("a total that is far too high costs a second reading, and all that there are get chosen", async ({ page, tab }) => {
  const high = withBody((body: Body) => ({ ...body, totalCount: 99_000 }));
  await always(page, "POST", CALLS.dataSets, high);
  const calls = watchCalls(page, "POST", CALLS.dataSets);
  await tab.open("new");
  await tab.createForm.access.byHand.check();
  await tab.createForm.access.selectDataSets.click();
  await expect(tab.picker.selectAll).toBeVisible();
  const before = calls.length;
  await tab.picker.selectAll.click();
  await tab.hears("272 data sets chosen.");
  expect(calls.length - before).toBeLessThanOrEqual(4);
});
