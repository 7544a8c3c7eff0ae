// "Soon" and "expired" depend on the clock: the banner and the filtered list use the same moment, however
// long the page stays open. And a late answer for an old list does not scroll a new one.

import type { Page } from "@playwright/test";
import { backendFollowsTheClock, CALLS } from "../../fixtures/answers.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { AccountList } from "../../pages/account-list.ts";

const DAY = 24 * 60 * 60;

test.beforeEach(({ page }) => backendFollowsTheClock(page));

test.describe("a secret that ends in 61 days", () => {
  test.use({ secretLifetime: 61 * DAY });

  test("is soon in two days, in the banner and in the filtered list alike", async ({ page, tab, gateway }) => {
    await gateway.create("Mooring line tension");
    await page.clock.install();
    await tab.open();
    const { accounts } = tab;
    await accounts.sidebar.getByRole("button", { name: "Show expiring" }).click();
    await expect(accounts.sidebar.getByText("3 secrets expire within 60 days.")).toBeVisible();
    await accounts.counts("3 service accounts");

    await page.clock.fastForward("48:00:00");
    await expect(accounts.sidebar.getByText("4 secrets expire within 60 days.")).toBeVisible();
    await accounts.counts("4 service accounts");
    await expect(accounts.account("Mooring line tension")).toContainText(/Expires in 5\d days/);
  });

  test("is expired in 62 days, and no longer soon", async ({ page, tab, gateway }) => {
    await gateway.create("Mooring line tension");
    await page.clock.install();
    await tab.open();
    const { accounts } = tab;
    await accounts.filter.selectOption("Expired");
    await expect(accounts.links).toHaveCount(1);

    await page.clock.fastForward(62 * DAY * 1000);
    await agree(accounts, "expired", 5);
    await agree(accounts, "soon", 0);
    await expect(accounts.links).toHaveCount(5);
    await expect(accounts.account("Mooring line tension")).toContainText("Secret expired");
    await accounts.filter.selectOption("Expires within 60 days");
    await accounts.counts("No service account matches");
  });
});

test("a filter chosen between two refreshes shows what the banner counts", async ({ page, tab, gateway }) => {
  const { secretExpiresOn } = await gateway.accountNamed("Power BI refresh");
  // In 45 seconds this secret will have expired. The list is requested again each minute.
  await page.clock.install({ time: Date.parse(secretExpiresOn) - 45_000 });
  await tab.open();
  const { accounts } = tab;
  await accounts.counts("12 service accounts");
  await page.clock.fastForward(50_000);
  await accounts.sidebar.getByRole("button", { name: "Show expired" }).click();
  await expect(accounts.filter.locator("option:checked")).toHaveText("Expired");
  await expect(accounts.links.first()).toContainText("Secret expired");
  await expect.poll(() => accounts.links.count()).toBe(2);
  await agree(accounts, "expired", 2);
  await agree(accounts, "soon", 2);
});

test("a page that was asleep shows and counts the same moment when it is looked at again", async ({
  page,
  tab,
  gateway,
}) => {
  await page.clock.install();
  await tab.open();
  const { accounts } = tab;
  await accounts.filter.selectOption("Expires within 60 days");
  await accounts.counts("3 service accounts");
  const { secretExpiresOn } = await gateway.accountNamed("Power BI refresh");
  await page.clock.setSystemTime(Date.parse(secretExpiresOn) + 60_000);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await agree(accounts, "expired", 2);
  await agree(accounts, "soon", 2);
  await accounts.counts("2 service accounts");
  await expect(accounts.account("Power BI refresh")).toHaveCount(0);
});

test.describe("among thousands", () => {
  test.use({ demo: { dataSets: 20, serviceAccounts: 3_000 } });

  for (const [what, another, query] of [
    [
      "search",
      (accounts: AccountList) => accounts.search.fill("team"),
      { search: "team", sortColumn: "Name", sortDirection: "Ascending" },
    ],
    [
      "order",
      (accounts: AccountList) => accounts.sort.selectOption("Newest first"),
      { sortColumn: "CreatedOn", sortDirection: "Descending" },
    ],
  ] as const) {
    test(`the place of an account in the list before another ${what} scrolls nothing`, async ({ page, tab, gateway }) => {
      const { result } = await gateway.accounts({ sortColumn: "Name", sortDirection: "Descending", pageSize: "1" });
      const lookups = await holdLookups(page);
      await tab.open(result[0]?.id);
      await expect(tab.account.heading(result[0]?.name ?? "")).toBeVisible();
      await expect.poll(() => lookups.asked()).toBe(1);
      await another(tab.accounts);
      const names = async () => (await tab.accounts.names())[0];
      const first = (await gateway.accounts({ ...query, pageSize: "1" })).result[0];
      await expect.poll(names).toBe(first?.name);
      lookups.release();
      // Later answers and frames show that the effects of the released answers are over.
      for (let times = 0; times < 4; times++) {
        await page.evaluate(async (url) => (await fetch(url)).text(), tab.address());
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      }
      expect(await scrollTop(tab.accounts)).toBe(0);
      await expect.poll(names).toBe(first?.name);
    });
  }
});

/** The banner's line has this number. */
async function agree(accounts: AccountList, what: "soon" | "expired", count: number): Promise<void> {
  const words = {
    soon: /^(\d+) secrets? expires? within 60 days\./,
    expired: /^(\d+) secrets? ha(?:s|ve) expired\./,
  }[what];
  const line = accounts.sidebar.getByText(words);
  if (count === 0) return expect(line).toHaveCount(0);
  await expect(line).toContainText(new RegExp(`^${count} `));
}

function scrollTop({ list }: AccountList): Promise<number> {
  return list.evaluate((list) => (list.parentElement as Element).scrollTop);
}

/** Holds back the requests that look for an account's position in the whole list. */
async function holdLookups(page: Page): Promise<{ asked: () => number; release: () => void }> {
  let asked = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(CALLS.list, async (route) => {
    if (!new URL(route.request().url()).searchParams.has("containing")) return route.fallback();
    asked++;
    await released;
    // The page may have aborted the call by now.
    await route.fallback().catch(() => {});
  });
  return { asked: () => asked, release: () => release() };
}
