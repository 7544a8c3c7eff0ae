// The operations of the matrix: for each, how a user gets there, does it, sees the failure, and goes on.

import type { Locator, Page } from "@playwright/test";
import type { Account, Gateway } from "../../fixtures/gateway.ts";
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
  /** Checks what is shown if one row cannot be read. */
  rows?: (desk: Desk) => Promise<unknown>;
  /** Checks what is shown if the total is wrong. */
  rough?: (desk: Desk) => Promise<unknown>;
  /** Checks what is shown if one page has 100,000 rows. */
  many?: (desk: Desk) => Promise<unknown>;
  /** The field that shows why the name was refused. */
  field?: (tab: Tab) => Locator;
  /** The words while the tab waits because the backend asked for a pause. */
  pause?: (tab: Tab) => Locator;
  /** Like `done`, if the backend had done the work although its answer was lost. */
  doneBefore?: (desk: Desk) => Promise<unknown>;
  /** The words that it may have been done, after a lost answer. */
  perhaps?: (tab: Tab) => Locator;
  /** Checks that the backend has done it exactly once. */
  once?: (desk: Desk) => Promise<unknown>;
}

/** Accounts of the demo workspace. */
const OPENED = "Hull performance notebook";
const TYPED = "Fleet desk";
const EMAIL = "fleet.desk@example.com";

const LIST: Calls = { method: "GET", path: /\/serviceAccounts\?/ };
const ACCOUNT = /\/serviceAccounts\/[0-9a-f-]+$/;
const DATA_SETS: Calls = { method: "POST", path: /\/datasets\/query$/ };

const retry = (alert: Locator) => alert.getByRole("button", { name: "Retry" }).click();
const nothing = async () => {};

async function openOpened({ tab, gateway }: Desk): Promise<Account> {
  const account = await gateway.accountNamed(OPENED);
  await tab.open(account.id);
  await expect(tab.account.name).toHaveValue(OPENED);
  return account;
}

/** Goes to the create form, with the picker one click away. */
async function beforePicker({ tab }: Desk): Promise<void> {
  await tab.open("new");
  await tab.createForm.fill(TYPED, EMAIL);
  await tab.createForm.access.byHand.check();
}

/** Goes to the picker and selects one data set. */
async function inPicker(desk: Desk): Promise<void> {
  const { picker, createForm } = desk.tab;
  await beforePicker(desk);
  await createForm.access.selectDataSets.click();
  await picker.matches(272);
  await picker.boxes.first().check();
  await picker.chosen(1);
}

const formKept = ({ tab }: Desk) => expect(tab.createForm.form.getByLabel("Account name")).toHaveValue(TYPED);

async function pickerKept(desk: Desk): Promise<void> {
  await formKept(desk);
  await desk.tab.picker.chosen(1);
  await expect(desk.tab.picker.confirm).toBeEnabled();
}

const unreadable = (place: Locator, what: string) => expect(place.getByText(`This ${what} could not be read.`).first()).toBeVisible();

/** The rows have content; none is still a placeholder. */
async function rowsAreThere(rows: Locator, atLeast: number): Promise<void> {
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(atLeast);
  await expect(rows.filter({ hasNotText: /\S/ })).toHaveCount(0);
}

/** A page of 100,000 rows takes a busy machine a while to read. */
const LARGE = { timeout: 40_000 };

const fewInTheDocument = async (rows: Locator) => {
  await expect(rows.first()).toContainText(/\S/);
  expect(await rows.count()).toBeLessThanOrEqual(60);
};

/** A filter of the picker whose choices come from the backend. */
const filter = (path: RegExp, choices: (tab: Tab) => Locator, least: number): Operation => ({
  calls: { method: "GET", path },
  arrange: beforePicker,
  act: ({ tab }) => tab.createForm.access.selectDataSets.click(),
  alert: (tab) => tab.picker.alert,
  kept: async (desk) => {
    await formKept(desk);
    await desk.tab.picker.matches(272);
    await expect(desk.tab.picker.selectAll).toBeEnabled();
  },
  again: ({ tab }) => retry(tab.picker.alert),
  done: ({ tab }) => expect.poll(() => choices(tab).getByRole("option").count()).toBeGreaterThanOrEqual(least),
  rows: ({ tab }) => expect.poll(() => choices(tab).getByRole("option").count()).toBeGreaterThanOrEqual(least - 1),
});

const isSaved = async ({ tab }: Desk) => {
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.changes).toHaveCount(0);
};

const LOST = "its answer got lost on the way, and with it the service account secret";

/** The secret is lost with its answer: that is said, and a new one is offered. */
const isLost = async ({ page, tab }: Desk) => {
  await expect(page.getByText(LOST)).toBeVisible();
  await expect(tab.account.regenerate).toBeEnabled();
};

const hasCredentials = (name: string) => async ({ page, tab }: Desk) => {
  await expect(page.getByRole("heading", { name: new RegExp(`^Save the credentials of .*${name}`) })).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeVisible();
};

const counts = (event: string, name: string, times: number) => async ({ gateway }: Desk) =>
  expect((await gateway.eventsOf(name)).filter((one) => one === event)).toHaveLength(times);

export const OPERATION_OF: Record<string, Operation> = {
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
    },
    rough: ({ tab }) => rowsAreThere(tab.accounts.rows, 12),
    many: async ({ tab }) => {
      await tab.accounts.counts("100,000 service accounts");
      await fewInTheDocument(tab.accounts.rows);
    },
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
    many: ({ tab }) => fewInTheDocument(tab.accounts.rows),
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
    rows: async ({ tab }) => {
      await expect(tab.account.name).toHaveValue(OPENED);
      await expect(tab.account.form).toContainText("did not send all data sets of this account");
      await expect(tab.account.access.rows.first()).toBeVisible();
    },
  },
  picker: {
    calls: DATA_SETS,
    arrange: beforePicker,
    act: ({ tab }) => tab.createForm.access.selectDataSets.click(),
    alert: (tab) => tab.picker.alert,
    kept: formKept,
    again: ({ tab }) => retry(tab.picker.alert),
    done: ({ tab }) => tab.picker.matches(272),
    rows: ({ tab }) => unreadable(tab.picker.list, "data set"),
    rough: async ({ tab }) => {
      await rowsAreThere(tab.picker.rows, 10);
      await tab.picker.scrollTo(1);
      await expect(tab.picker.at(271)).toContainText(/\S/);
      await rowsAreThere(tab.picker.rows, 10);
    },
    many: async ({ tab }) => {
      await tab.picker.matches(100_000, LARGE);
      await fewInTheDocument(tab.picker.rows);
    },
  },
  find: {
    calls: DATA_SETS,
    arrange: inPicker,
    act: ({ tab }) => tab.picker.search.fill("DCS Period Summary 202"),
    alert: (tab) => tab.picker.alert,
    kept: async (desk) => {
      await pickerKept(desk);
      await expect(desk.tab.picker.search).toHaveValue("DCS Period Summary 202");
    },
    again: ({ tab }) => retry(tab.picker.alert),
    done: async ({ tab }) => {
      await tab.picker.matches(3);
      await tab.picker.chosen(1);
    },
    rows: ({ tab }) => unreadable(tab.picker.list, "data set"),
    rough: ({ tab }) => rowsAreThere(tab.picker.rows, 3),
    many: async ({ tab }) => {
      await tab.picker.matches(100_000, LARGE);
      await fewInTheDocument(tab.picker.rows);
    },
  },
  all: {
    calls: DATA_SETS,
    arrange: inPicker,
    act: ({ tab }) => tab.picker.selectAll.click(),
    alert: (tab) => tab.picker.alert,
    kept: pickerKept,
    again: ({ tab }) => retry(tab.picker.alert),
    done: ({ tab }) => tab.picker.chosen(272),
    rows: ({ tab }) => tab.picker.chosen(271),
    many: async ({ tab }) => {
      await tab.picker.chosen(100_001, LARGE);
      await fewInTheDocument(tab.picker.rows);
    },
    pause: (tab) => tab.picker.dialog.getByText("Data Workbench asks for a pause; it goes on by itself."),
  },
  schemas: filter(/\/schemas$/, (tab) => tab.picker.schema, 12),
  tags: filter(/\/datasets\/tags$/, (tab) => tab.picker.tag, 3),
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
  create: {
    calls: { method: "POST", path: /\/serviceAccounts$/ },
    arrange: async ({ tab }) => {
      await tab.open("new");
      await tab.createForm.fill(TYPED, EMAIL);
    },
    act: ({ tab }) => tab.createForm.submit.click(),
    alert: (tab) => tab.alert,
    field: (tab) => tab.createForm.name,
    kept: async ({ tab }) => {
      await expect(tab.createForm.name).toHaveValue(TYPED);
      await expect(tab.createForm.email).toHaveValue(EMAIL);
      await expect(tab.createForm.submit).toHaveText("Create service account");
      await expect(tab.createForm.submit).toBeEnabled();
    },
    again: ({ tab }) => tab.createForm.submit.click(),
    done: hasCredentials(TYPED),
    doneBefore: isLost,
    perhaps: (tab) => tab.page.getByText("The account may have been created all the same."),
    once: async (desk) => {
      expect((await desk.gateway.accounts()).totalCount).toBe(13);
      await counts("ServiceAccountCreated", TYPED, 1)(desk);
    },
  },
  save: {
    calls: { method: "PATCH", path: ACCOUNT },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
    },
    act: ({ tab }) => tab.account.save.click(),
    alert: (tab) => tab.alert,
    field: (tab) => tab.account.name,
    kept: async ({ tab }) => {
      await expect(tab.account.name).toHaveValue(TYPED);
      await expect(tab.account.save).toHaveText("Save");
      await expect(tab.account.save).toBeEnabled();
    },
    again: ({ tab }) => tab.account.save.click(),
    done: isSaved,
    once: async (desk) => {
      expect(await desk.gateway.countNamed(TYPED)).toBe(1);
      await counts("ServiceAccountChanged", TYPED, 1)(desk);
    },
  },
  renew: {
    calls: { method: "POST", path: /\/serviceAccounts\/[0-9a-f-]+\/secret$/ },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.regenerate.click();
    },
    act: ({ tab }) => tab.regenerateDialog.confirm.click(),
    alert: (tab) => tab.regenerateDialog.dialog.getByRole("alert"),
    kept: async ({ tab }) => {
      await expect(tab.regenerateDialog.confirm).toBeEnabled();
      await expect(tab.regenerateDialog.cancel).toBeEnabled();
    },
    again: ({ tab }) => tab.regenerateDialog.confirm.click(),
    done: hasCredentials(OPENED),
    doneBefore: isLost,
    perhaps: (tab) => tab.regenerateDialog.dialog.getByText("The old secret may have stopped working already."),
    once: counts("ServiceAccountSecretRegenerated", OPENED, 1),
  },
  remove: {
    calls: { method: "DELETE", path: ACCOUNT },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.remove.click();
    },
    act: ({ tab }) => tab.removeDialog.confirm.click(),
    alert: (tab) => tab.removeDialog.dialog.getByRole("alert"),
    kept: async ({ tab }) => {
      await expect(tab.removeDialog.confirm).toBeEnabled();
      await expect(tab.removeDialog.cancel).toBeEnabled();
    },
    again: ({ tab }) => tab.removeDialog.confirm.click(),
    done: async ({ page, tab }) => {
      await expect(page.getByText(new RegExp(`${OPENED}.* was removed\\.`)).first()).toBeVisible();
      await expect(tab.accounts.account(OPENED)).toHaveCount(0);
    },
    once: async (desk) => {
      expect((await desk.gateway.accounts()).totalCount).toBe(11);
      await counts("ServiceAccountDeleted", OPENED, 1)(desk);
    },
  },
  generate: {
    calls: { method: "GET", path: /_samples_bg\.wasm/ },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
    },
    act: ({ tab }) => tab.sample.generate.click(),
    alert: (tab) => tab.sample.section.getByRole("alert"),
    kept: async ({ tab }) => {
      await expect(tab.account.name).toHaveValue(TYPED);
      await expect(tab.sample.section.getByText("Loading the sample…")).toBeHidden();
    },
    again: ({ tab }) => tab.sample.generate.click(),
    done: ({ tab }) => expect(tab.sample.code).toContainText("# /// script"),
  },
  files: {
    calls: { method: "GET", path: /_samples\.js/ },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
      await desk.page.evaluate(() => {
        const made: number[] = [];
        const { createObjectURL } = URL;
        URL.createObjectURL = (object) => {
          made.push(1);
          return createObjectURL(object);
        };
        Object.assign(window, { filesMade: made });
      });
    },
    act: ({ tab }) => tab.files.env.click(),
    alert: (tab) => tab.files.section.getByRole("alert"),
    kept: ({ tab }) => expect(tab.account.name).toHaveValue(TYPED),
    again: ({ tab }) => tab.files.env.click(),
    done: ({ page }) =>
      expect.poll(() => page.evaluate(() => (window as unknown as { filesMade: number[] }).filesMade.length)).toBe(1),
  },
};
