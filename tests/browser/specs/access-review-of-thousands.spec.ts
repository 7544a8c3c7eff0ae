// An access review of thousands of accounts: few rows in the document, few calls at once.

import { CALLS, hold } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ demo: { dataSets: 20, serviceAccounts: 5_000 } });

const TABLE = "Service accounts";
const MOST_ROWS = 60;
const MOST_CALLS = 4;

test("both ends of 5,000 accounts are reached in any order, with few rows in the document", async ({ page, tab }) => {
  await tab.open("review");
  await tab.review.counts("5,000 service accounts");
  const rows = tab.review.rows(TABLE);
  const at = (place: number) => rows.and(page.locator(`[aria-rowindex="${place + 1}"]`));
  const scroll = (share: number) =>
    tab.review.region.getByRole("rowgroup").last().evaluate((group, share) => {
      const scroller = group.parentElement as Element;
      scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    }, share);
  await scroll(1);
  await expect(at(5_000)).toBeInViewport();
  expect(await rows.count()).toBeLessThanOrEqual(MOST_ROWS);
  const last = await at(5_000).getByRole("link").textContent();
  await tab.review.heads(TABLE).filter({ hasText: "Account" }).getByRole("button").click();
  await expect(at(1).getByRole("link")).toHaveText(last ?? "");
  await tab.review.search.fill(last ?? "");
  await expect(at(1).getByRole("link")).toHaveText(last ?? "");
  expect(await rows.count()).toBeLessThanOrEqual(MOST_ROWS);
});

test("single accounts are read a few at a time, and not at all after Stop", async ({ page, tab }) => {
  await tab.open("review");
  await tab.review.counts("5,000 service accounts");
  await tab.review.question("Who can read a data set").click();
  let asked = 0;
  page.on("request", (request) => (asked += CALLS.account.test(request.url()) ? 1 : 0));
  const release = await hold(page, "GET", CALLS.account);
  await tab.review.dataSets.first().click();
  await expect.poll(() => asked).toBe(MOST_CALLS);
  await tab.review.stop.click();
  await expect(tab.review.goOn).toBeVisible();
  release();
  await tab.review.another.click();
  await expect(tab.review.dataSetSearch).toBeVisible();
  expect(asked).toBe(MOST_CALLS);
});
