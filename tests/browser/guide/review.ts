// The guide's procedures about the access review.

import { expect } from "@playwright/test";
import { entry, ledgerOf, READER } from "../fixtures/ledger.ts";
import type { Procedure, Walk } from "./walk.ts";

export const REVIEW: Record<string, Procedure> = {
  "To review what each account can reach": async (walk) => {
    await openReview(walk, "What does each account reach");
    await expect(walk.page.getByRole("button", { name: "Export CSV" })).toBeVisible();
    await walk.picture();
  },

  "To see who can read a data set": async (walk) => {
    const { page, look, picture } = walk;
    await openReview(walk, "Who can read a data set");
    await page.getByRole("searchbox", { name: "Search data sets" }).fill("MRV summary Baltic Tide 2023");
    await look();
    await page.getByRole("button", { name: "MRV summary Baltic Tide 2023" }).click();
    await expect(page.getByRole("link", { name: "EU ETS settlement" }).last()).toBeVisible();
    await picture();
  },

  "To see who changed a service account": async (walk) => {
    const { page, tab, gateway, look, picture } = walk;
    const [one, two, three] = (await gateway.dataSets({ pageSize: 3 })).result.map(({ id }) => id);
    const { id } = await gateway.create("Port calls", { scope: "dataSets", dataSetIds: [one!, two!] });
    await gateway.change(id, { access: { scope: "dataSets", dataSetIds: [one!, three!] } });
    await gateway.regenerate(id);
    await gateway.change(id, { contactEmail: "port.calls@example.com" });
    await tab.open(id);
    await look();
    await tab.history.link.click();
    await tab.history.counts("since the account was created");
    await tab.history.entries.first().click();
    await look();
    await tab.history.close.click();
    const changed = await page.evaluate(() => new Date().toLocaleDateString("sv"));
    await tab.history.day.fill(changed);
    await expect(tab.history.answer).toContainText("2 data sets");
    await picture();
    // A ledger with another access on an earlier day.
    const now = await page.evaluate(() => new Date().toISOString());
    const picked = { from: READER, to: { scope: "dataSets" } };
    const ledger = [
      entry(id, now, "ServiceAccountUpdated", { access: picked }),
      entry(id, "2026-02-10T10:00:00Z", "ServiceAccountCreated", { access: { from: null, to: READER } }),
    ];
    await ledgerOf(page, ledger.length, (place) => ledger[place]!);
    await page.reload();
    await tab.history.day.fill("2026-02-10");
    await expect(tab.history.useAccess).toBeVisible();
    await look();
    await tab.history.useAccess.click();
    await expect(tab.account.changes.first()).toBeVisible();
    await look();
  },

  "To find accounts that need attention": async (walk) => {
    await openReview(walk, "What needs attention");
    await expect(walk.page.getByRole("table", { name: "What needs attention" })).toBeVisible();
    await walk.picture();
  },
};

async function openReview({ page, tab, look }: Walk, question: string): Promise<void> {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await look();
  await page.getByRole("link", { name: "Access review" }).click();
  await page.getByRole("button", { name: question }).click();
}
