// Somebody else changed the account (412): nothing is lost or overwritten, both versions of each
// field that both changed are shown, and one is chosen and saved.

import { expect, test } from "../fixtures/test.ts";

test("where both changed the same field, both versions are shown, and one chooses", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  for (const [choice, expected] of [
    ["Theirs: Fleet of theirs", "Fleet of theirs"],
    ["Yours: Fleet of mine", "Fleet of mine"],
  ]) {
    await gateway.change(id, { name: "Fleet reporting" });
    await tab.open(id);
    await tab.account.name.fill("Fleet of mine");
    await gateway.change(id, { name: "Fleet of theirs" });
    await tab.account.save.click();

    await expect(tab.alert.filter({ hasText: "changed this service account in the meantime" })).toBeVisible();
    const versions = page.getByRole("group", { name: "Account name" }).getByRole("radio");
    await expect(versions).toHaveCount(2);
    expect((await gateway.account(id)).name).toBe("Fleet of theirs");
    await page.getByRole("radio", { name: choice }).check();
    await expect(tab.account.name).toHaveValue(expected ?? "");
    if (await tab.account.save.isEnabled()) await tab.account.save.click();
    await expect(tab.account.heading(expected ?? "")).toBeVisible();
    expect((await gateway.account(id)).name).toBe(expected);
    await page.goto("about:blank");
  }
});

test("choices that could not be loaded are loaded with Retry", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  mishaps.allowRefusedFiles();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await page.route(/_care_bg\.wasm/, (route) => route.abort("connectionrefused"));
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.save.click();
  await expect(tab.alert.filter({ hasText: "changed this service account in the meantime" })).toBeVisible();
  const retry = page.getByRole("button", { name: "Retry" });
  await expect(retry).toBeVisible();
  await page.unroute(/_care_bg\.wasm/);
  await retry.click();
  await page.getByRole("radio", { name: "Yours: Fleet of mine" }).check();
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet of mine")).toBeVisible();
});

test("what only they changed is kept, what only I changed is saved on top", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { contactEmail: "theirs@example.com", access: { scope: "workspace", level: "admin" } });
  await tab.account.save.click();

  await expect(
    tab.alert.filter({
      hasText:
        "Ada Admin changed this service account in the meantime: Contact email, Access to data sets. " +
        "Your changes are still here: save again.",
    }),
  ).toBeVisible();
  await expect(tab.account.name).toHaveValue("Fleet of mine");
  await expect(tab.account.email).toHaveValue("theirs@example.com");
  await expect(tab.account.access.level).toHaveValue("admin");
  await expect(tab.account.versions).toHaveCount(0);
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect(await gateway.account(id)).toMatchObject({
    name: "Fleet of mine",
    contactEmail: "theirs@example.com",
    access: { scope: "workspace", level: "admin" },
  });
});

test("of the data sets that both changed, each change counts: neither gives back what the other took away", async ({
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const before = await gateway.accountNamed("EU ETS settlement");
  const ids = (before.access.dataSets ?? []).map((dataSet) => dataSet.id);
  const [first, second, ...others] = before.access.dataSets ?? [];
  if (!first || !second || others.length === 0) throw new Error("The demo account shares three data sets.");
  await tab.open(before.id);
  await tab.account.access.stopSharing(first.name).click();
  const theirs = ids.filter((id) => id !== second.id);
  await gateway.change(before.id, { access: { scope: "dataSets", dataSetIds: theirs } });
  await tab.account.save.click();

  await expect(
    tab.alert.filter({
      hasText:
        "Ada Admin changed this service account in the meantime: Access to data sets. " +
        "Your changes are still here: save again.",
    }),
  ).toBeVisible();
  await expect(tab.account.versions).toHaveCount(0);
  await expect(tab.account.access.row(first.name)).toHaveCount(0);
  await expect(tab.account.access.row(second.name)).toHaveCount(0);
  await tab.account.save.click();
  await tab.hears("Saved.");
  const after = await gateway.account(before.id);
  expect((after.access.dataSets ?? []).map((dataSet) => dataSet.id).sort()).toEqual(
    others.map((dataSet) => dataSet.id).sort(),
  );
});

test("leaving a conflict undecided asks first", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.save.click();
  await expect(tab.alert.filter({ hasText: "in the meantime" })).toBeVisible();
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
});
