// The accessibility tree of each state of the pages, as it was reviewed. No secret or key is in any of them, and
// what differs from run to run (times, days, new ids) is a pattern.

import { answerWith, CALLS, problem } from "../fixtures/answers.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

type Reach = (tab: Tab, gateway: Gateway) => Promise<unknown>;

/** A link in what else a change touches, which is loaded when it is needed. */
const SAS = /^About SAS addresses/;

/** Opens the page of an account, with all that is read for it. */
async function openAccount(tab: Tab, gateway: Gateway, name: string): Promise<void> {
  await tab.open((await gateway.accountNamed(name)).id);
  await expect(tab.account.readout("Workspace name").group).toBeVisible();
}

const PAGES: Record<string, Reach> = {
  account: (tab, gateway) => openAccount(tab, gateway, "Fleet reporting"),
  "account with unsaved changes": async (tab, gateway) => {
    await openAccount(tab, gateway, "Emissions desk");
    await tab.account.name.fill("Emissions desk and reporting");
    await tab.account.access.rows.filter({ hasText: "no longer exists" }).getByRole("button").click();
    await expect(tab.account.changes).toHaveCount(2);
    await expect(tab.account.form.getByRole("link", { name: SAS })).toBeVisible();
  },
  "account with faults": async (tab, gateway) => {
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.name.fill("");
    await tab.account.email.fill("nobody");
    await expect(tab.account.save).toHaveAccessibleDescription(/^Not ready to save: /);
  },
  "account that could not be saved": async (tab, gateway) => {
    await answerWith(tab.page, "PATCH", CALLS.account, problem(500, { detail: "The disk is full." }));
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert).toBeVisible();
  },
  "account for a reader": async (tab, gateway) => {
    await tab.page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await openAccount(tab, gateway, "Fleet reporting");
    await expect(tab.account.save).toHaveCount(0);
  },
  "account that is gone": async (tab) => {
    await tab.open("00000000-0000-4000-8000-000000000000");
    await expect(tab.account.gone).toBeVisible();
  },
  "history of an account": async (tab, gateway) => {
    const { id } = await gateway.create("Port calls");
    await gateway.change(id, { name: "Port calls Rotterdam" });
    await tab.open(`${id}/history`);
    await tab.history.counts("2 entries since the account was created");
  },
  create: async (tab) => {
    await tab.open("new");
    await expect(tab.createForm.name).toBeVisible();
  },
  "create with faults": async (tab) => {
    await tab.open("new");
    await tab.createForm.access.byHand.check();
    await tab.createForm.submit.click();
    await expect(tab.createForm.name).toBeFocused();
  },
  credentials: async (tab) => {
    await tab.createAccount("Fleet desk");
    await expect(tab.account.firstCall).toBeVisible();
  },
  "account that is blocked": async (tab, gateway) => {
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.block.click();
    await tab.blockDialog.confirm.click();
    await expect(tab.alert).toBeVisible();
  },
};

const DIALOGS: Record<string, Reach> = {
  regenerate: async (tab, gateway) => {
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.regenerate.click();
    await expect(tab.regenerateDialog.dialog.getByRole("link", { name: SAS })).toBeVisible();
  },
  block: async (tab, gateway) => {
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.block.click();
    await expect(tab.blockDialog.dialog.getByRole("link", { name: SAS })).toBeVisible();
  },
  remove: async (tab, gateway) => {
    await openAccount(tab, gateway, "Emissions desk");
    await tab.account.remove.click();
    await expect(tab.removeDialog.dialog.getByRole("link", { name: SAS })).toBeVisible();
  },
  "remove without a session": async (tab, gateway) => {
    await answerWith(tab.page, "DELETE", CALLS.account, problem(401, { detail: "No session." }));
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.remove.click();
    await tab.removeDialog.confirm.click();
    await expect(tab.removeDialog.dialog.getByRole("alert")).toBeVisible();
    await expect(tab.removeDialog.dialog.getByRole("link", { name: SAS })).toBeVisible();
  },
  "where to start from": async (tab, gateway) => {
    await openAccount(tab, gateway, "Fleet reporting");
    await tab.account.access.byHand.click();
    await expect(tab.page.getByRole("dialog").getByRole("link", { name: SAS })).toBeVisible();
  },
  "leave without the secret": async (tab) => {
    await tab.createAccount("Fleet desk");
    await tab.credentials.done.click();
  },
  "leave without saving": async (tab) => {
    await tab.open("new");
    await tab.createForm.name.fill("Fleet desk");
    await tab.accounts.account("Fleet reporting").click();
  },
};

for (const [state, reach] of Object.entries(PAGES)) {
  test(`the page: ${state}`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, gateway);
    const shown = page.getByRole("region", { name: "Service account", exact: true });
    await expect(shown).toMatchAriaSnapshot({ name: `${state.replaceAll(" ", "-")}.aria.yml` });
  });
}

const REVIEW: Record<string, Reach> = {
  "what each account reaches": async (tab) => {
    await tab.open("review");
    await tab.review.counts("12 service accounts");
  },
  "who can read a data set": async (tab, gateway) => {
    const { name } = (await gateway.dataSets({ pageSize: 1 })).result[0]!;
    await tab.open("review");
    await tab.review.question("Who can read a data set").click();
    await tab.review.dataSetSearch.fill(name);
    await tab.review.dataSets.first().click();
    await tab.review.counts("can read it.");
  },
  "what needs attention": async (tab) => {
    await tab.open("review");
    await tab.review.question("What needs attention").click();
    await tab.review.check.click();
    await expect(tab.review.check).toHaveCount(0);
  },
};

for (const [state, reach] of Object.entries(REVIEW)) {
  test(`the review: ${state}`, async ({ tab, gateway }) => {
    await reach(tab, gateway);
    await expect(tab.review.region).toMatchAriaSnapshot({ name: `review-${state.replaceAll(" ", "-")}.aria.yml` });
  });
}

for (const [state, reach] of Object.entries(DIALOGS)) {
  test(`the dialog: ${state}`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, gateway);
    await expect(page.getByRole("dialog")).toMatchAriaSnapshot({ name: `dialog-${state.replaceAll(" ", "-")}.aria.yml` });
  });
}
