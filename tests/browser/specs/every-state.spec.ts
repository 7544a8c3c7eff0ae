// Every state of the tab is accessible and fits: in a wide and in a narrow window, at the usual and
// at twice the text size, with a name that cannot be broken.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, hold, loseAnswers, problem } from "../fixtures/answers.ts";
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
    await expect(page.getByText("Reader: view-only.")).toBeVisible();
  },
  "the credentials": async (tab) => {
    await tab.createAccount(UNBROKEN);
  },
  "an account that waits for its first call": async (tab, page) => {
    await tab.createAccount(UNBROKEN);
    await tab.credentials.done.click();
    await tab.leaveDialog.leave.click();
    await expect(page.getByText("Waiting for the first call…")).toBeVisible();
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
    await tab.open((await gateway.accountNamed("Hull performance notebook")).id);
    await expect(tab.account.access.rows.first()).toBeVisible();
  },
  "an account that shares a data set which is gone": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("Emissions desk")).id);
    await expect(tab.account.access.rows.filter({ hasText: "no longer exists" })).toBeVisible();
  },
  "an account with unsaved changes": async (tab, _, gateway) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await tab.open(account.id);
    await tab.account.name.fill(UNBROKEN);
    await tab.account.access.stopSharing(account.access.dataSets?.[0]?.name ?? "").click();
    await expect(tab.account.changes).toHaveCount(2);
  },
  "an account with faults": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.name.fill("");
    await tab.account.email.fill(UNBROKEN);
    await expect(tab.account.save).toBeDisabled();
  },
  "an account that was saved": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.name.fill(UNBROKEN);
    await tab.account.save.click();
    await expect(tab.account.saved).toBeVisible();
  },
  "an account that somebody else changed": async (tab, _, gateway) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await tab.account.name.fill(UNBROKEN);
    await gateway.change(id, { name: "V".repeat(64), contactEmail: `${UNBROKEN}@example.com` });
    await tab.account.save.click();
    await expect(tab.alert.filter({ hasText: "in the meantime" })).toBeVisible();
  },
  "an account as a reader sees it": async (tab, page, gateway) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await tab.open(account.id);
    await expect(page.getByText("You can look at service accounts but not change them")).toBeVisible();
  },
  "the list as a reader sees it": async (tab, page) => {
    await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.add).toHaveCount(0);
  },
  "the question where to start from": async (tab, page, gateway) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.access.byHand.click();
    await expect(page.getByRole("dialog", { name: "Which data sets to start from?" })).toBeVisible();
  },
  "the picker": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
  },
  "the picker without a result": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.search.fill(UNBROKEN);
    await expect(tab.picker.dialog.getByText("No data set matches.")).toBeVisible();
  },
  "the picker that could not be filled": async (tab, page, gateway) => {
    await answerWith(page, "POST", CALLS.dataSets, problem(500, { detail: `The index ${UNBROKEN} is locked.` }));
    await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
    await tab.account.access.selectDataSets.click();
    await expect(tab.picker.alert).toBeVisible();
  },
  "the picker with the selected alone": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.onlySelected.check();
    await expect(tab.picker.selectedRows.first()).toBeVisible();
  },
  "the picker while all are collected": async (tab, page, gateway) => {
    await openPicker(tab, gateway);
    await page.route(CALLS.dataSets, () => {});
    await tab.picker.selectAll.click();
    await expect(tab.picker.progress).toBeVisible();
  },
  "the picker before it discards": async (tab, _, gateway) => {
    await openPicker(tab, gateway);
    await tab.picker.selectAll.click();
    await tab.picker.chosen(272);
    await tab.picker.cancel.click();
    await expect(tab.picker.keepSelecting).toBeVisible();
  },
  "the question before a new secret": async (tab, _, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.regenerate.click();
    await expect(tab.regenerateDialog.dialog).toBeVisible();
  },
  "a new secret that was refused": async (tab, page, gateway) => {
    await answerWith(page, "POST", CALLS.secret, problem(500, { detail: `The disk ${UNBROKEN} is full.` }));
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.regenerateDialog.dialog.getByRole("alert")).toBeVisible();
  },
  "an account whose secret got lost": async (tab, page) => {
    await loseAnswers(page, "POST", CALLS.create, 1);
    await tab.open("new");
    await tab.createForm.fill(UNBROKEN, "somebody@example.com");
    await tab.createForm.submit.click();
    await expect(tab.alert.filter({ hasText: "its answer got lost" })).toBeVisible();
  },
  "the question before access is blocked": async (tab, page, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.block.click();
    await expect(tab.blockDialog.dialog.getByRole("link", { name: /^About SAS addresses/ })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(1);
  },
  "an account whose access is blocked": async (tab, _, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.block.click();
    await tab.blockDialog.confirm.click();
    await expect(tab.alert.filter({ hasText: "Access is blocked" })).toBeVisible();
  },
  "the question before a removal": async (tab, _, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.remove.click();
    await expect(tab.removeDialog.dialog).toBeVisible();
  },
  "the notice after a removal": async (tab, page, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.account.remove.click();
    await tab.removeDialog.confirm.click();
    await expect(page.getByRole("button", { name: /description/ })).toBeVisible();
  },
  "the sample code of an account": async (tab, _, gateway) => {
    await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toBeVisible();
  },
  "the sample code with the secret": async (tab) => {
    await tab.createAccount(UNBROKEN);
    await tab.sample.generate.click();
    await tab.sample.withSecret.check();
    await expect(tab.sample.code).toBeVisible();
  },
  "the sample code in curl": async (tab, _, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.sample.generate.click();
    await tab.sample.choose("curl");
    await expect(tab.sample.code).toContainText("#!/bin/sh");
  },
  "the sample code in C#, with the secret": async (tab) => {
    await tab.createAccount(UNBROKEN);
    await tab.sample.generate.click();
    await tab.sample.choose("C#");
    await tab.sample.withSecret.check();
    await expect(tab.sample.code).toContainText("WARNING");
  },
  "sample code that could not be loaded": async (tab, page, gateway) => {
    await tab.open((await gateway.create(UNBROKEN)).id);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toBeVisible();
    await page.route(/_sample\.cs\.txt$/, (route) => route.abort("connectionrefused"));
    await tab.sample.choose("C#");
    await expect(tab.sample.section.getByRole("alert")).toBeVisible();
  },
  "a file that could not be made": async (tab, page) => {
    await page.route(/_samples_bg\.wasm$/, (route) => route.abort("connectionrefused"));
    await tab.createAccount(UNBROKEN);
    await tab.files.env.click();
    await expect(tab.files.section.getByRole("alert")).toBeVisible();
  },
  "files after copying the message": async (tab, page) => {
    await page.context().grantPermissions(["clipboard-write"]);
    await tab.createAccount(UNBROKEN);
    await tab.files.message.click();
    await tab.hears("Message copied.");
  },
  "the tab whose program did not arrive": async (tab, page) => {
    await page.route(/_bg\.wasm$/, (route) => route.abort("connectionrefused"));
    await page.goto(tab.address());
    await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();
  },
  "an account that is gone": async (tab) => {
    await tab.open("00000000-0000-4000-8000-000000000000");
    await expect(tab.account.gone).toBeVisible();
  },
};

async function openPicker(tab: Tab, gateway: Gateway): Promise<void> {
  await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
}

for (const [state, reach] of Object.entries(STATES)) {
  test(`${state}: accessible, and nothing overflows`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, page, gateway);
    for (const layout of LAYOUTS) {
      const where = `${layout.width} pixels, text at ${layout.textPercent} %`;
      await arrange(page, layout);
      expect.soft(await violations(page, true), where).toEqual([]);
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
      expect.soft(await violations(page, true)).toEqual([]);
      expect.soft(await overflows(page)).toEqual([]);
    }
  });
});
