// The table of an account's data sets: searching, removing, undoing, and data sets that no longer exist.

import { expect, test } from "../fixtures/test.ts";
import { WORKSPACE } from "../fixtures/workbench.ts";

test("each name leads to the data set's page in a new browser tab, without a way back to this one", async ({
  tab,
  workbench,
  gateway,
}) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  const dataSet = account.access.dataSets?.[0];
  await tab.open(account.id);
  const link = tab.account.access.link(dataSet?.name ?? "");
  await expect(link).toHaveAttribute("href", `${workbench.origin}/ws/${WORKSPACE}/dataCatalogue/datasets/${dataSet?.id}`);
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", /\bnoopener\b/);
  await expect(link).toHaveAccessibleName(/opens in a new tab/);
});

test("the table of many data sets is a window that is searched", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("Hull performance notebook");
  const names = account.access.dataSets?.map((dataSet) => dataSet.name) ?? [];
  expect(names.length).toBe(40);
  await tab.open(account.id);
  const { access } = tab.account;
  await expect(access.group.getByText("40 data sets", { exact: true })).toBeVisible();
  await expect(access.rows.first()).toHaveAttribute("aria-setsize", "40");
  const searched = (names[7] ?? "").toUpperCase();
  const found = names.filter((name) => name.toUpperCase().includes(searched));
  await access.search.fill(searched);
  await expect(access.rows).toHaveCount(found.length);
  await expect(access.rows.first()).toContainText(names[7] ?? "");
  await expect(access.group.getByText(`${found.length} of 40 data sets`)).toBeVisible();
});

test("a data set that no longer exists is told as such, and can be taken out", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("Emissions desk");
  const before = account.access.dataSetCount ?? 0;
  const gone = account.access.dataSets?.find((dataSet) => !dataSet.name);
  if (!gone) throw new Error("The demo account shares a data set that is gone.");
  await tab.open(account.id);
  const row = tab.account.access.rows.filter({ hasText: "no longer exists" });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole("link")).toHaveCount(0);
  await row.getByRole("button", { name: /^Stop sharing/ }).click();
  await expect(row).toHaveCount(0);
  await tab.account.save.click();
  await tab.hears("Saved.");
  const now = (await gateway.account(account.id)).access;
  expect(now.dataSetCount).toBe(before - 1);
  expect(now.dataSets?.every((dataSet) => dataSet.name)).toBe(true);
});

test("with the last data set taken out, Save waits for at least one", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("Hanseatic Bulk: charterer read-out");
  const name = account.access.dataSets?.[0]?.name ?? "";
  await tab.open(account.id);
  await tab.account.access.stopSharing(name).click();
  await expect(tab.account.access.group).toHaveAccessibleDescription("Select at least one data set.");
  await expect(tab.account.save).toBeDisabled();
  await tab.account.undo(`−1 data set: “${name}”`).click();
  await expect(tab.account.access.row(name)).toHaveCount(1);
});

test("what such an account cannot call is said where access is chosen, with the list behind a link", async ({
  tab,
  gateway,
}) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  const words = tab.account.access.group.getByText(/403/);
  for (const what of ["workspace", "schemas", "members", "activity log", "ingest", "tenant", "users’ roles"]) {
    await expect(words).toContainText(what);
  }
  const list = tab.account.access.group.getByRole("link", { name: /^See the list/ });
  await expect(list).toHaveAttribute("href", "https://developer.veracity.com/docs/section/dataworkbench/apimanagement");
  await expect(list).toHaveAttribute("rel", /\bnoopener\b/);
  await expect(list).toHaveAttribute("target", "_blank");
});
