// The operations of the matrix that read accounts and the role.

import { expect, type Calls } from "../../fixtures/line.ts";
import type { Tab } from "../../pages/tab.ts";
import {
  ACCOUNT,
  type Desk,
  EMAIL,
  LARGE,
  lastIsReached,
  OPENED,
  openOpened,
  type Operation,
  retry,
  rowsAreThere,
  TYPED,
  unreadable,
} from "./operation.ts";

const LIST: Calls = { method: "GET", path: /\/serviceAccounts\?/ };

const nothing = async () => {};

/** Searches for something else, and then for this. */
const searchAgain = (words: string) => async ({ tab }: Desk) => {
  await tab.accounts.search.fill("zzz");
  await expect(tab.accounts.rows).toHaveCount(0);
  await tab.accounts.search.fill(words);
};

/** A row leads to its account. */
async function canBeOpened(tab: Tab): Promise<void> {
  await tab.accounts.account(OPENED).click();
  await expect(tab.account.name).toHaveValue(OPENED);
}

export const READING = {
  list: {
    calls: LIST,
    arrange: nothing,
    act: ({ page, tab }) => page.goto(tab.address()),
    alert: (tab) => tab.accounts.alert,
    kept: ({ tab }) => expect(tab.accounts.add).toBeVisible(),
    again: ({ tab }) => retry(tab.accounts.alert),
    done: async ({ tab }) => {
      await tab.accounts.counts("12 service accounts");
      await expect(tab.accounts.links).toHaveCount(12);
    },
    rows: async ({ tab }) => {
      await unreadable(tab.accounts.list, "service account");
      await expect(tab.accounts.links).toHaveCount(11);
      await canBeOpened(tab);
    },
    rough: async ({ tab }) => {
      await rowsAreThere(tab.accounts.rows, 12);
      await canBeOpened(tab);
    },
    many: async ({ tab }) => {
      await tab.accounts.counts("100,000 service accounts", LARGE);
      await lastIsReached(tab.accounts.list, tab.accounts.rows);
    },
    afresh: searchAgain(""),
  },
  search: {
    calls: LIST,
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
      await desk.tab.accounts.counts("12 service accounts");
    },
    act: ({ tab }) => tab.accounts.search.fill("report"),
    alert: (tab) => tab.accounts.alert,
    kept: async ({ tab }) => {
      await expect(tab.accounts.search).toHaveValue("report");
      await expect(tab.account.name).toHaveValue(TYPED);
    },
    again: ({ tab }) => retry(tab.accounts.alert),
    done: async ({ tab, gateway }) => {
      const { totalCount } = await gateway.accounts({ search: "report" });
      expect(totalCount).toBeLessThan(12);
      await expect(tab.accounts.links).toHaveCount(totalCount);
    },
    rows: ({ tab }) => unreadable(tab.accounts.list, "service account"),
    rough: ({ tab }) => rowsAreThere(tab.accounts.rows, 1),
    many: ({ tab }) => lastIsReached(tab.accounts.list, tab.accounts.rows),
    afresh: searchAgain("report"),
  },
  account: {
    calls: { method: "GET", path: ACCOUNT },
    arrange: async ({ tab }) => {
      await tab.open();
      await tab.accounts.counts("12 service accounts");
    },
    act: ({ tab }) => tab.accounts.account(OPENED).click(),
    alert: (tab) => tab.alert,
    kept: ({ tab }) => expect(tab.accounts.links).toHaveCount(12),
    again: ({ tab }) => retry(tab.alert),
    done: async ({ tab }) => {
      await expect(tab.account.name).toHaveValue(new RegExp(`${OPENED}$`));
      await expect(tab.account.access.rows.first()).toBeVisible();
    },
    rows: async ({ tab, gateway }) => {
      await expect(tab.account.name).toHaveValue(OPENED);
      await expect(tab.account.form).toContainText("did not send all data sets of this account");
      await expect(tab.account.access.rows.first()).toBeVisible();
      // The rest can be changed, and the data sets that did not come stay shared.
      const { id, access } = await gateway.accountNamed(OPENED);
      await tab.account.email.fill(EMAIL);
      await tab.account.save.click();
      await expect(tab.account.saved).toBeVisible();
      expect(await gateway.account(id)).toMatchObject({ contactEmail: EMAIL, access });
    },
    afresh: ({ page }) => page.reload(),
  },
  role: {
    calls: { method: "GET", path: /\/workspaces\/[0-9a-f-]+$/ },
    role: "reader",
    arrange: nothing,
    act: ({ page, tab }) => page.goto(tab.address()),
    alert: (tab) => tab.page.getByRole("alert"),
    kept: async ({ tab }) => {
      await tab.accounts.counts("12 service accounts");
      await expect(tab.accounts.add).toBeVisible();
    },
    again: ({ page }) => page.evaluate(() => window.dispatchEvent(new Event("focus"))),
    done: async ({ page, tab }) => {
      await expect(page.getByText("You can look at service accounts but not change them")).toBeVisible();
      await expect(tab.accounts.add).toHaveCount(0);
    },
  },
} satisfies Record<string, Operation>;
