// What an operation of the matrix is, and what all of them use.

import type { Locator, Page } from "@playwright/test";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, type Calls, type Line } from "../../fixtures/line.ts";
import type { Tab } from "../../pages/tab.ts";

/** Everything that the functions of an operation use (the user's "desk"). */
export interface Desk {
  page: Page;
  tab: Tab;
  gateway: Gateway;
  line: Line;
}

export interface Operation {
  /** The calls that get the fault. */
  calls: Calls;
  role?: "reader";
  /** Goes to the place of the operation, and types text that must not be lost. */
  arrange: (desk: Desk) => Promise<unknown>;
  act: (desk: Desk) => Promise<unknown>;
  /** The message that says what went wrong. */
  alert: (tab: Tab) => Locator;
  /** Checks that nothing typed or chosen is lost, and that the controls can be used again. */
  kept: (desk: Desk) => Promise<unknown>;
  /** Takes the next step that the tab offers, such as Retry. */
  again: (desk: Desk) => Promise<unknown>;
  /** Checks that the operation has succeeded completely. */
  done: (desk: Desk) => Promise<unknown>;
  /** Checks what is shown if one row cannot be read, and that the others can be used. */
  rows?: (desk: Desk) => Promise<unknown>;
  /** Checks what is shown if the total is wrong. */
  rough?: (desk: Desk) => Promise<unknown>;
  /** Checks what is shown if one page has 100,000 rows: the last one can be reached. */
  many?: (desk: Desk) => Promise<unknown>;
  /** Has the tab read again what came oddly. */
  afresh?: (desk: Desk) => Promise<unknown>;
  /** Like `kept`, if what came oddly is in what was chosen. */
  keptOddly?: (desk: Desk) => Promise<unknown>;
  /** The field that shows why the name was refused. */
  field?: (tab: Tab) => Locator;
  /** The words while the tab waits because the backend asked for a pause. */
  pause?: (tab: Tab) => Locator;
  /** Like `done`, if the backend had done the work although its answer was lost. */
  doneBefore?: (desk: Desk) => Promise<unknown>;
  /** The words that it may have been done, after a lost answer. */
  perhaps?: (tab: Tab) => Locator;
  /** What was typed is told although the account is gone. */
  tellsTyped?: true;
  /** The user wants the account to be gone, so this is no refusal with a reason. */
  isWished?: true;
  /** Checks that the backend has done it exactly once. */
  once?: (desk: Desk) => Promise<unknown>;
}

/** Accounts of the demo workspace. */
export const OPENED = "Hull performance notebook";
export const TYPED = "Fleet desk";
export const EMAIL = "fleet.desk@example.com";

export const ACCOUNT = /\/serviceAccounts\/[0-9a-f-]+$/;

export const retry = (alert: Locator) => alert.getByRole("button", { name: "Retry" }).click();

export async function openOpened({ tab, gateway }: Desk): Promise<void> {
  const account = await gateway.accountNamed(OPENED);
  await tab.open(account.id);
  await expect(tab.account.name).toHaveValue(OPENED);
}

export const unreadable = (place: Locator, what: string) => expect(place.getByText(`This ${what} could not be read.`).first()).toBeVisible();

/** The rows have content; none is still a placeholder. */
export async function rowsAreThere(rows: Locator, atLeast: number): Promise<void> {
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(atLeast);
  await expect(rows.filter({ hasNotText: /\S/ })).toHaveCount(0);
}

/** A page of 100,000 rows takes a busy machine a while to read. */
export const LARGE = { timeout: 40_000 };

export const fewInTheDocument = async (rows: Locator) => {
  await expect(rows.first()).toContainText(/\S/);
  expect(await rows.count()).toBeLessThanOrEqual(60);
};

/** The last of 100,000 rows can be reached. */
export async function lastIsReached(list: Locator, rows: Locator): Promise<void> {
  await expect(rows.first()).toHaveAttribute("aria-setsize", "100000", LARGE);
  await fewInTheDocument(rows);
  await list.evaluate((list) => (list.parentElement as Element).scrollTo(0, Number.MAX_SAFE_INTEGER));
  await expect(list.locator('[aria-posinset="100000"]')).toContainText(/\S/, LARGE);
  await fewInTheDocument(rows);
}
