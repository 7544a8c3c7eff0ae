// The account list while it loads, and when it cannot.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, disconnect, hold, problem, proxyPage, TRACE_ID } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

test("a slow backend: the list says that it loads, then shows the accounts", async ({ page, tab }) => {
  const release = await hold(page, "GET", CALLS.list);
  await tab.open();
  await tab.accounts.counts("Loading service accounts…");
  await expect(tab.accounts.add).toBeVisible();
  release();
  await tab.accounts.counts("12 service accounts");
});

test("a search that is answered at once does not say that it loads, and a slow one does", async ({ page, tab }) => {
  await page.clock.install();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  const now = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(now + 5_000);
  const release = await hold(page, "GET", CALLS.list);
  const asked = page.waitForRequest(/search=fleet/);
  await tab.accounts.search.fill("fleet");
  await page.clock.runFor(200);
  await asked;
  await tab.accounts.counts("12 service accounts");
  await page.clock.runFor(240);
  await tab.accounts.counts("12 service accounts");
  await page.clock.runFor(20);
  await tab.accounts.counts("Loading service accounts…");
  release();
  await tab.accounts.counts("1 service account");
});

interface Trouble {
  arrange: (page: Page) => Promise<void>;
  says: string[];
  /** The failure may go away by itself, so the tab tries again. */
  passes?: boolean;
}

const troubles: Record<string, Trouble> = {
  "an error of the backend": {
    arrange: (page) =>
      answerWith(page, "GET", CALLS.list, problem(500, { title: "Internal error", detail: "The database is locked." })),
    says: ["Something went wrong in Data Workbench.", "Reason: The database is locked.", `Trace id: ${TRACE_ID}`],
  },
  "a proxy's page with status 200": {
    arrange: (page) => answerWith(page, "GET", CALLS.list, proxyPage(200)),
    says: ["Data Workbench sent an answer that cannot be read. Try again"],
  },
  "a proxy's page with status 502": {
    arrange: (page) => answerWith(page, "GET", CALLS.list, proxyPage(502)),
    passes: true,
    says: ["Data Workbench is not available at the moment. Try again"],
  },
  "an empty answer": {
    arrange: (page) =>
      answerWith(page, "GET", CALLS.list, { status: 200, contentType: "application/json", body: "" }),
    says: ["Data Workbench sent an answer that cannot be read. Try again"],
  },
  "no network": {
    arrange: (page) => disconnect(page, "GET", CALLS.list),
    passes: true,
    says: ["Data Workbench cannot be reached. Check your connection, then try again."],
  },
  "a session that has ended": {
    arrange: (page) => answerWith(page, "GET", CALLS.list, problem(401, { detail: "No session." })),
    says: ["Your session has ended. Sign in again", "Reason: No session."],
  },
};

for (const [trouble, { arrange, says, passes }] of Object.entries(troubles)) {
  test(`${trouble}: the list says what to do, and Retry loads it`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    await arrange(page);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("pageSize=50&")) asked++;
    });
    await tab.open();
    for (const words of says) await expect(tab.accounts.alert).toContainText(words);
    await expect(tab.accounts.add).toBeVisible();

    await page.unroute(CALLS.list);
    // A failure that may go away by itself is retried twice; after that only the user retries.
    expect(asked).toBe(passes ? 3 : 1);
    await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.alert).toHaveCount(0);
  });
}

test("an account that cannot be loaded says why, and Retry loads it", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const account = await gateway.accountNamed("Emissions desk");
  await answerWith(page, "GET", CALLS.account, problem(500, { detail: "The database is locked." }));
  await tab.open(account.id);
  await expect(tab.alert).toContainText("Reason: The database is locked.");
  await expect(tab.alert).toContainText(TRACE_ID);
  await page.unroute(CALLS.account);
  await tab.alert.getByRole("button", { name: "Retry" }).click();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();
});
