// Every state of the tab is accessible and fits: in a wide and in a narrow window, at the usual and
// at twice the text size, with a name that cannot be broken.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { violations } from "../fixtures/axe.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { arrange, LAYOUTS, overflows } from "../fixtures/layout.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

const UNBROKEN = "W".repeat(64);

type Reach = (tab: Tab, page: Page, gateway: Gateway) => Promise<unknown>;

const STATES: Record<string, Reach> = {
  "the list": async (tab, _, gateway) => {
    await gateway.create(UNBROKEN);
    await tab.open();
    await expect(tab.accounts.account(UNBROKEN)).toBeAttached();
  },
  "a search without a result": async (tab) => {
    await tab.open();
    await tab.accounts.search.fill(UNBROKEN);
    await tab.accounts.counts("No service account matches");
  },
  "the list while it loads": async (tab, page) => {
    await hold(page, "GET", CALLS.list);
    await tab.open();
    await tab.accounts.counts("Loading service accounts…");
  },
  "the list that could not be loaded": async (tab, page) => {
    await answerWith(page, "GET", CALLS.list, problem(500, { detail: `The database ${UNBROKEN} is locked.` }));
    await tab.open();
    await expect(tab.accounts.alert).toBeVisible();
  },
  "the create form": async (tab) => {
    await tab.open("new");
    await tab.createForm.name.fill(UNBROKEN);
  },
  "the create form with faults": async (tab) => {
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.submit.click();
    await expect(tab.createForm.access.group).toHaveAccessibleDescription("Select at least one data set.");
  },
  "the create form after a refusal": async (tab, page) => {
    await answerWith(page, "POST", CALLS.create, problem(500, { detail: `The disk ${UNBROKEN} is full.` }));
    await tab.open("new");
    await tab.createForm.fill(UNBROKEN, "somebody@example.com");
    await tab.createForm.submit.click();
    await expect(tab.alert).toBeVisible();
  },
  "the explanation of the access levels": async (tab, page) => {
    await tab.open("new");
    await page.getByRole("button", { name: "About access levels" }).click();
    await expect(page.getByText("Reader: view only.")).toBeVisible();
  },
  "the credentials": async (tab) => {
    await tab.createAccount(UNBROKEN);
  },
  "the credentials with the secret shown": async (tab) => {
    await tab.createAccount(UNBROKEN);
    await tab.credentials.show.click();
  },
  "the credentials after copying": async (tab, page) => {
    await page.context().grantPermissions(["clipboard-write"]);
    await tab.createAccount(UNBROKEN);
    await tab.credentials.secret.copy.click();
    await tab.credentials.copyAll.click();
    await tab.hears(/copied\.$/);
  },
  "the question before leaving": async (tab) => {
    await tab.createAccount(UNBROKEN);
    await tab.credentials.done.click();
    await expect(tab.leaveDialog.dialog).toBeVisible();
  },
  "an account": async (tab, _, gateway) => {
    const account = await gateway.create(UNBROKEN);
    await tab.open(account.id);
    await expect(tab.account.heading(UNBROKEN)).toBeVisible();
  },
  "an account with data sets picked by hand": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("Emissions desk")).id);
    await expect(tab.account.heading("Emissions desk")).toBeVisible();
  },
  "an account that is gone": async (tab) => {
    await tab.open("00000000-0000-4000-8000-000000000000");
    await expect(tab.account.gone).toBeVisible();
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: accessible, and nothing overflows`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, page, gateway);
    for (const layout of LAYOUTS) {
      const where = `${layout.width} pixels, text at ${layout.textPercent} %`;
      await arrange(page, layout);
      expect.soft(await violations(page), where).toEqual([]);
      expect.soft(await overflows(page), where).toEqual([]);
    }
  });
}

test.describe("in a workspace without service accounts", () => {
  test.use({ demo: { dataSets: 5, serviceAccounts: 0 } });

  test("the empty list: accessible, and nothing overflows", async ({ page, tab }) => {
    await tab.open();
    await tab.accounts.counts("No service accounts yet");
    for (const layout of LAYOUTS) {
      await arrange(page, layout);
      expect.soft(await violations(page)).toEqual([]);
      expect.soft(await overflows(page)).toEqual([]);
    }
  });
});
