// The guide's procedures about the list, the page of an account, and what goes wrong.

import { expect } from "@playwright/test";
import { answerWith, CALLS, problem } from "../fixtures/answers.ts";
import type { Procedure } from "./walk.ts";

export const ACCOUNTS: Record<string, Procedure> = {
  "To find an account": async ({ tab, look, picture }) => {
    await tab.open();
    await tab.accounts.search.fill("emission");
    await tab.accounts.counts("1 service account");
    await tab.accounts.sort.selectOption("Secret expires first");
    await expect(tab.accounts.rows).toHaveCount(1);
    await picture(tab.accounts.sidebar);
    await tab.accounts.filter.selectOption("Expired");
    await tab.accounts.counts("No service account matches");
    await look();
  },

  "To see which secrets expire soon": async ({ tab, gateway, look, picture }) => {
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.welcome.showExpired).toBeVisible();
    await look();
    await tab.welcome.showExpiring.click();
    await tab.accounts.counts("3 service accounts");
    await picture();
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await expect(tab.account.form).toBeVisible();
    await look();
  },

  "To be reminded before a secret expires": async ({ tab, gateway, picture }) => {
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await picture(tab.files.section);
  },

  "To see whether an account is still used": async ({ tab, gateway, picture }) => {
    await tab.open((await gateway.accountNamed("Noon report ingest")).id);
    await tab.accounts.counts("12 service accounts");
    await expect(tab.page.getByText(/^Created by /)).toBeVisible();
    await picture();
  },

  "To check what Save will change, and undo it": async ({ tab, gateway, look, picture }) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.name.fill("Fleet reporting, Oslo");
    await tab.account.email.fill("oslo@example.com");
    await tab.account.access.level.selectOption("Admin");
    await expect(tab.account.changes).toHaveCount(3);
    await picture();
    await tab.account.undo("Workspace access level: Reader → Admin").click();
    await expect(tab.account.changes).toHaveCount(2);
    await tab.accounts.account("Emissions desk").click();
    await expect(tab.leaveDialog.dialog).toBeVisible();
    await look();
  },

  "To save what somebody else has changed too": async ({ tab, gateway, mishaps, look, picture }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await tab.account.name.fill("Fleet reporting, Oslo");
    await gateway.change(id, { name: "Fleet reporting and dashboards" });
    await look();
    await tab.account.save.click();
    await expect(tab.account.versions).toHaveCount(2);
    await picture();
  },

  "To look up an account as a reader": async ({ page, tab, gateway, look, picture }) => {
    const { id } = await gateway.accountNamed("EU ETS settlement");
    await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await tab.open(id);
    await expect(page.getByRole("link", { name: "API documentation" })).toBeVisible();
    await picture();
    await look();
  },

  "To go on after a failure": async ({ page, tab, mishaps, picture }) => {
    mishaps.allowFailedRequests();
    const refusal = problem(500, { detail: "The database is being moved." });
    await answerWith(page, "GET", CALLS.list, refusal);
    await tab.open();
    await expect(tab.accounts.alert).toBeVisible();
    await picture(tab.accounts.sidebar);
  },
};
