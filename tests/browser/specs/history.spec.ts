// The history of an account: who did what and when, and what it could reach on a day.

import { answerWith, hold, problem, TRACE_ID } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import { pressBack } from "../fixtures/history.ts";
import { arrange, overflows } from "../fixtures/layout.ts";
import { entry, LEDGER, ledgerOf, plainLedger, READER } from "../fixtures/ledger.ts";
import { expect, test } from "../fixtures/test.ts";
import { WORKSPACE } from "../fixtures/workbench.ts";


/** For a hundred answers. */
const LONG = { timeout: 120_000 };

test("the link on the account page leads to it, its address can be reloaded, and Back leads to the account", async ({ page, tab, gateway }) => {
  const { id } = await gateway.create("Fleet");
  await tab.open(id);
  await tab.history.link.click();
  await expect(tab.history.heading).toBeFocused();
  await expect(page).toHaveURL(tab.address(`${id}/history`));
  await tab.history.counts("1 entry since the account was created");
  await page.reload();
  await tab.history.counts("1 entry since the account was created");
  await page.goBack();
  await expect(tab.account.name).toHaveValue("Fleet");
  await page.goForward();
  await tab.history.region.getByRole("link", { name: "Fleet", exact: true }).click();
  await expect(tab.account.name).toHaveValue("Fleet");
});

test("each change stands there in words, the newest first, and other accounts' do not", async ({ page, tab, gateway }) => {
  const { result } = await gateway.dataSets({ pageSize: 3 });
  const { id } = await gateway.create("Fleet", { scope: "dataSets", dataSetIds: result.map((it) => it.id) });
  await gateway.create("Other");
  await gateway.change(id, { access: { scope: "dataSets", dataSetIds: [result[0]!.id] } });
  await gateway.change(id, { name: "Fleet reports" });
  await gateway.regenerate(id);
  await tab.open(`${id}/history`);
  await tab.history.counts("4 entries since the account was created");
  const gone = result.slice(1).map((it) => it.name);
  await expect(tab.history.entries).toContainText([
    "New secret made by Ada Admin",
    "Name changed from “Fleet” to “Fleet reports” by Ada Admin",
    "2 data sets taken away by Ada Admin: ",
    "Created by Ada Admin with access to 3 data sets",
  ]);
  for (const name of gone) await expect(tab.history.entries.nth(2)).toContainText(`“${name}”`);
  expect(await violations(page, true)).toEqual([]);
});

test("an entry is shown in full with its trace id and as it came, by keys alone", async ({ page, tab, gateway }) => {
  const { id } = await gateway.create("Fleet");
  const traced = entry(id, "2026-03-01T10:00:00Z", "ServiceAccountUpdated");
  Object.assign(traced.payload, { traceId: TRACE_ID, share: 0.25 });
  const made = entry(id, "2026-02-01T10:00:00Z", "ServiceAccountCreated");
  await ledgerOf(page, 2, (place) => [traced, made][place]!);
  await tab.open(`${id}/history`);
  await tab.history.counts("2 entries since");
  await tab.history.entries.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(tab.history.entries.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(tab.history.entries.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab.history.dialog).toContainText("Changed by Ada Admin; the ledger does not say what was changed");
  await expect(tab.history.dialog).toContainText(`Trace id: ${TRACE_ID}`);
  await expect(tab.history.close).toBeFocused();
  expect(await violations(page, true)).toEqual([]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  const raw = tab.history.dialog.locator("pre");
  await expect(raw).toContainText('"share": 0.25');
  expect(JSON.parse((await raw.textContent()) ?? "")).toEqual(traced);
  expect(await violations(page, true)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(tab.history.dialog).toHaveCount(0);
  await expect(tab.history.entries.first()).toBeFocused();
});

test("a ledger that cannot be read says why, and Retry reads it", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.create("Fleet");
  await answerWith(page, "GET", LEDGER, problem(500, { detail: "The ledger is locked." }));
  await tab.open(`${id}/history`);
  await expect(tab.history.alert).toContainText("The ledger is locked.");
  await expect(tab.history.alert).toContainText(TRACE_ID);
  expect(await violations(page, true)).toEqual([]);
  await page.unroute(LEDGER);
  await tab.history.retry.click();
  await tab.history.counts("1 entry since the account was created");
});

test("100,000 entries of the ledger are read back to the creation, with few rows, and Stop ends it", async ({ page, tab, gateway }) => {
  test.slow();
  const { id } = await gateway.create("Fleet");
  const TOTAL = 100_000;
  // After the account was created, or the ledger would not be read so far.
  const made = Date.now();
  const time = (place: number) => new Date(made + (TOTAL - place) * 1_000).toISOString();
  const about = (place: number) => entry(id, time(place), place === TOTAL - 1 ? "ServiceAccountCreated" : "ServiceAccountSecretRegenerated");
  const asked = await ledgerOf(page, TOTAL, (place) => {
    const event = about(place);
    if (place % 100 !== 99) event.resource = { [WORKSPACE]: "Other" };
    return event;
  });
  await tab.open(`${id}/history`);
  await tab.history.counts("1,000 entries since the account was created", LONG);
  expect(asked()).toBe(100);
  expect(await tab.history.entries.count()).toBeLessThanOrEqual(60);
  await tab.history.entries.first().focus();
  await page.keyboard.press("End");
  await expect(tab.history.entries.last()).toContainText("Created by Ada Admin");
  await expect(tab.history.entries.last()).toBeFocused();
  expect(await tab.history.entries.count()).toBeLessThanOrEqual(60);

  const release = await hold(page, "GET", /PageIndex=3&/);
  await page.reload();
  await tab.history.counts("20 entries");
  await tab.history.stop.click();
  await expect(tab.history.region).toContainText("The ledger has been read back to");
  expect(await violations(page, true)).toEqual([]);
  release();
  await page.unroute(/PageIndex=3&/);
  await tab.history.goOn.click();
  await tab.history.counts("1,000 entries since the account was created", LONG);
});

test("a ledger that begins after the account says from when on it is known", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await ledgerOf(page, 1, () => entry(account.id, new Date().toISOString(), "ServiceAccountSecretRegenerated"));
  await tab.open(`${account.id}/history`);
  await expect(tab.history.region).toContainText("The ledger begins on ");
  await tab.history.counts("1 entry");
});

test("the history of an account that is gone is told from the ledger", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.create("Fleet");
  await gateway.remove(id);
  await tab.open(`${id}/history`);
  await expect(tab.history.entries).toContainText(["Removed by Ada Admin", "Created by Ada Admin"]);
  await expect(tab.history.region).toContainText("This service account does not exist any more.");
  expect(await violations(page, true)).toEqual([]);
});

/** An account whose ledger has the creation with all data, then two data sets, then one of them alone. */
test.describe("on a day", () => {
  const days = ["2026-02-10T10:00:00Z", "2026-03-10T10:00:00Z", "2026-04-10T10:00:00Z"] as const;

  test("it is told what the account could reach, and that access comes into its form as an unsaved change", async ({ page, tab, gateway }) => {
    const [one, two] = (await gateway.dataSets({ pageSize: 2 })).result;
    const { id } = await gateway.create("Fleet", { scope: "dataSets", dataSetIds: [one!.id] });
    const picked = { scope: "dataSets" };
    const removed = { dataSets: { addedCount: 0, added: [], removedCount: 1, removed: [two] } };
    const added = { access: { from: READER, to: picked }, dataSets: { addedCount: 2, added: [one, two], removedCount: 0, removed: [] } };
    const last = entry(id, new Date().toISOString(), "ServiceAccountUpdated", removed);
    const ledger = [last, entry(id, days[1], "ServiceAccountUpdated", added), entry(id, days[0], "ServiceAccountCreated", { access: { from: null, to: READER } })];
    await ledgerOf(page, ledger.length, (place) => ledger[place]!);
    await tab.open(`${id}/history`);
    await tab.history.counts("since the account was created");
    await tab.history.day.fill("2026-02-09");
    await expect(tab.history.answer).toContainText("the account had not been created");
    await tab.history.day.fill("2026-02-10");
    await expect(tab.history.answer).toContainText("the account could reach: All data, Reader.");
    await expect(tab.history.useAccess).toBeVisible();
    await tab.history.day.fill("2026-03-10");
    await expect(tab.history.answer).toContainText("the account could reach: 2 data sets.");
    await expect(tab.history.answer).toContainText(two!.name);
    expect(await violations(page, true)).toEqual([]);
    await tab.history.useAccess.click();
    await expect(tab.account.changes).toHaveText([`+1 data set: “${two!.name}”`]);
    await pressBack(page);
    await tab.leaveDialog.stay.click();
    await tab.account.save.click();
    await expect(tab.account.saved).toBeVisible();
    expect((await gateway.account(id)).access.dataSetCount).toBe(2);
  });

  test("a ledger of who, what and when alone is certain since the last change and says so", async ({ page, tab, gateway }) => {
    await plainLedger(page);
    const { id } = await gateway.create("Fleet");
    await gateway.change(id, { name: "Fleet reports" });
    await tab.open(`${id}/history`);
    await tab.history.counts("2 entries since the account was created");
    await expect(tab.history.entries).toContainText([
      "Changed by Ada Admin; the ledger does not say what was changed",
      "Created by Ada Admin",
    ]);
    const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
    await tab.history.day.fill(today);
    await expect(tab.history.answer).toContainText("the account could reach: All data, Reader.");
    await expect(tab.history.region).toContainText("It can reach the same now.");
    await expect(tab.history.useAccess).toHaveCount(0);
    expect(await violations(page, true)).toEqual([]);
  });

  test("where an entry says too little, the certain times are named", async ({ page, tab, gateway }) => {
    const { id } = await gateway.create("Fleet");
    const ledger = [
      entry(id, new Date().toISOString(), "ServiceAccountSecretRegenerated"),
      entry(id, days[2], "ServiceAccountUpdated"),
      entry(id, days[1], "ServiceAccountUpdated"),
      entry(id, days[0], "ServiceAccountCreated", { access: { from: null, to: READER } }),
    ];
    await ledgerOf(page, ledger.length, (place) => ledger[place]!);
    await tab.open(`${id}/history`);
    await tab.history.counts("4 entries since the account was created");
    await tab.history.day.fill("2026-03-20");
    await expect(tab.history.answer).toContainText("it is not certain what the account could reach");
    await expect(tab.history.answer).toContainText(/It is certain until 10 March 2026.*, and again since 10 April 2026/);
    await expect(tab.history.useAccess).toHaveCount(0);
    await tab.history.day.fill("2026-03-01");
    await expect(tab.history.answer).toContainText("the account could reach: All data, Reader.");
  });
});

test("a reader sees the history, and nothing that would change the account", async ({ page, tab, gateway }) => {
  const { id } = await gateway.create("Fleet");
  const admin = { access: { from: { scope: "workspace", level: "admin" }, to: READER } };
  const ledger = [entry(id, new Date().toISOString(), "ServiceAccountUpdated", admin), entry(id, "2026-02-10T10:00:00Z", "ServiceAccountCreated")];
  await ledgerOf(page, ledger.length, (place) => ledger[place]!);
  await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
  await tab.open(id);
  await tab.history.link.click();
  await tab.history.counts("2 entries since the account was created");
  await tab.history.day.fill("2026-02-10");
  await expect(tab.history.answer).toContainText("the account could reach: All data, Admin.");
  await expect(tab.history.useAccess).toHaveCount(0);
  expect(await violations(page, true)).toEqual([]);
});

for (const width of [1440, 390, 320]) {
  test(`it fits in ${width} pixels`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.create("W".repeat(64));
    await gateway.change(id, { name: "M".repeat(64) });
    await arrange(page, { width, textPercent: width === 320 ? 200 : 100 });
    await tab.open(`${id}/history`);
    await tab.history.counts("2 entries since the account was created");
    expect(await overflows(page)).toEqual([]);
    await tab.history.entries.first().click();
    await tab.history.raw.click();
    expect(await overflows(page)).toEqual([]);
  });
}
