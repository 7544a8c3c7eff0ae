// The operations of the matrix that change something.

import { expect } from "../../fixtures/line.ts";
import type { Tab } from "../../pages/tab.ts";
import { ACCOUNT, type Desk, EMAIL, OPENED, openOpened, type Operation, TYPED } from "./operation.ts";

const isSaved = async ({ tab }: Desk) => {
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.changes).toHaveCount(0);
};

/** What was typed is in the form behind the dialog. */
const isBehind = (tab: Tab) =>
  expect(tab.page.getByRole("textbox", { name: "Account name", includeHidden: true })).toHaveValue(TYPED);

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

export const WRITING = {
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
    tellsTyped: true,
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
      await counts("ServiceAccountUpdated", TYPED, 1)(desk);
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
      await desk.tab.account.name.fill(TYPED);
      await desk.tab.account.remove.click();
    },
    tellsTyped: true,
    isWished: true,
    act: ({ tab }) => tab.removeDialog.confirm.click(),
    alert: (tab) => tab.removeDialog.dialog.getByRole("alert"),
    kept: async ({ tab }) => {
      await isBehind(tab);
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
} satisfies Record<string, Operation>;
