// Thousands of accounts: only a window of them is in the document, and each can be reached.

import { expect, test } from "../fixtures/test.ts";

test.use({ demo: { dataSets: 20, serviceAccounts: 5_000 } });

const MOST_ROWS = 60;

test("both ends and the middle of 5,000 accounts are reached by scrolling, with few rows in the document", async ({
  tab,
  gateway,
}) => {
  const byName = { sortColumn: "Name", sortDirection: "Ascending", pageSize: "1" };
  const nameAt = async (place: number) =>
    (await gateway.accounts({ ...byName, pageIndex: String(place + 1) })).result[0]?.name ?? "";

  await tab.open();
  await tab.accounts.counts("5,000 service accounts");
  await expect(tab.accounts.account(await nameAt(0))).toBeVisible();
  for (const place of [4_999, 2_500, 4_000, 0]) {
    await tab.accounts.list.evaluate((list, share) => {
      const scroller = list.parentElement as Element;
      scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    }, place / 4_999);
    await expect(tab.accounts.rows.and(tab.accounts.list.locator(`[aria-posinset="${place + 1}"]`))).toHaveText(
      new RegExp(escaped(await nameAt(place))),
    );
    expect(await tab.accounts.rows.count()).toBeLessThanOrEqual(MOST_ROWS);
    await expect(tab.accounts.rows.first()).toHaveAttribute("aria-setsize", "5000");
  }
});

test("a link to the last of 5,000 accounts shows it in the list with few and small calls", async ({ page, tab, gateway }) => {
  const last = (await gateway.accounts({ sortColumn: "Name", sortDirection: "Descending", pageSize: "1" })).result[0]!;
  const calls: Promise<number>[] = [];
  page.on("response", (response) => {
    // The counts of the overview ask for one row.
    if (/\/serviceAccounts\?/.test(response.url()) && !/pageSize=1&/.test(response.url())) {
      calls.push(response.request().sizes().then((sizes) => sizes.responseBodySize));
    }
  });
  await page.goto(tab.address(last.id));
  await expect(tab.account.name).toHaveValue(last.name);
  await expect(tab.accounts.account(last.name)).toBeInViewport();
  const sizes = await Promise.all(calls);
  expect(sizes.length).toBeLessThanOrEqual(3);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

test("End and Home reach the last and the first account", async ({ page, tab, gateway }) => {
  const end = async (sortDirection: string) =>
    (await gateway.accounts({ sortColumn: "Name", sortDirection, pageSize: "1" })).result[0]?.name ?? "";
  await tab.open();
  await tab.accounts.account(await end("Ascending")).focus();
  await page.keyboard.press("End");
  await expect(tab.accounts.account(await end("Descending"))).toBeFocused();
  expect(await tab.accounts.rows.count()).toBeLessThanOrEqual(MOST_ROWS);
  await page.keyboard.press("Home");
  await expect(tab.accounts.account(await end("Ascending"))).toBeFocused();
});

test("a new account is scrolled to and selected, whatever was searched for", async ({ tab }) => {
  await tab.open();
  await tab.accounts.search.fill("no such account");
  await tab.accounts.counts("No service account matches");
  await tab.accounts.add.click();
  await tab.createForm.fill("Mooring line tension", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Mooring line tension")).toBeVisible();
  await expect(tab.accounts.account("Mooring line tension")).toBeInViewport();
  await expect(tab.accounts.account("Mooring line tension")).toHaveAttribute("aria-current", "page");
  await tab.accounts.counts("5,001 service accounts");
});

test("the account that an address names is scrolled to and selected", async ({ tab, gateway }) => {
  const last = (await gateway.accounts({ sortColumn: "Name", sortDirection: "Descending", pageSize: "1" })).result[0];
  await tab.open(last?.id);
  await expect(tab.accounts.account(last?.name ?? "")).toBeInViewport();
  await expect(tab.accounts.account(last?.name ?? "")).toHaveAttribute("aria-current", "page");
});

test("search answers from all 5,000", async ({ tab, gateway }) => {
  const found = await gateway.accounts({ search: "team96@example.com" });
  await tab.open();
  await tab.accounts.search.fill("team96@example.com");
  await tab.accounts.counts(`${found.totalCount} service account`);
  await expect(tab.accounts.account(found.result[0]?.name ?? "")).toBeVisible();
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
