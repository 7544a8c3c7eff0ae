// Somebody else saved first (412). The user chooses a version only for fields that both changed. Every
// other field keeps the value of the one who changed it, and no old value is offered.

import { CALLS } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import type { Access } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, withBody } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

interface Field {
  /** I change it in the form. */
  change: (tab: Tab) => Promise<unknown>;
  mine: object;
  theirs: { name?: string; contactEmail?: string; access?: Access };
}

const ADMIN: Access = { scope: "workspace", level: "admin" };

/** By their labels, in the order of the form. The account has access to all data, as a reader. */
const FIELDS: Record<string, Field> = {
  "Account name": {
    change: (tab) => tab.account.name.fill("Fleet of mine"),
    mine: { name: "Fleet of mine" },
    theirs: { name: "Fleet of theirs" },
  },
  "Contact email": {
    change: (tab) => tab.account.email.fill("mine@example.com"),
    mine: { contactEmail: "mine@example.com" },
    theirs: { contactEmail: "theirs@example.com" },
  },
  "Access to data sets": {
    change: (tab) => tab.account.access.level.selectOption("Admin"),
    mine: { access: ADMIN },
    theirs: { access: ADMIN },
  },
};
const LABELS = Object.keys(FIELDS);
const field = (label: string) => FIELDS[label] as Field;

for (const my of LABELS) {
  const others = LABELS.filter((label) => label !== my);

  test(`${my} is mine, all else theirs: they are named, nothing is chosen, and Save keeps both`, async ({
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await field(my).change(tab);
    const theirs = Object.assign({}, ...others.map((label) => field(label).theirs));
    await gateway.change(id, theirs);
    await tab.account.save.click();
    await expect(
      tab.alert.filter({
        hasText:
          `Ada Admin changed this service account in the meantime: ${others.join(", ")}. ` +
          "Your changes are still here: save again.",
      }),
    ).toBeVisible();
    await expect(tab.account.versions).toHaveCount(0);
    await expect(tab.account.changes).toHaveCount(1);
    expect(await gateway.account(id)).toMatchObject(theirs);

    await tab.account.save.click();
    await tab.hears("Saved.");
    await expect(tab.alert).toHaveCount(0);
    expect(await gateway.account(id)).toMatchObject({ ...theirs, ...field(my).mine });
  });
}

for (const label of ["Account name", "Contact email"]) {
  const others = LABELS.filter((other) => other !== label);

  test(`${label} was changed by both, all else by them: a version of that field alone is chosen`, async ({
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await field(label).change(tab);
    const theirs = Object.assign({}, ...LABELS.map((each) => field(each).theirs));
    await gateway.change(id, theirs);
    await tab.account.save.click();
    await expect(
      tab.alert.filter({
        hasText:
          "Ada Admin changed this service account in the meantime. " +
          "Nothing of yours is lost: choose a version of each field, then save.",
      }),
    ).toBeVisible();
    await expect(tab.account.versionsOf(label)).toHaveCount(2);
    for (const other of others) await expect(tab.account.versionsOf(other)).toHaveCount(0);

    await tab.account.versionsOf(label).and(tab.page.getByRole("radio", { name: /^Yours: / })).check();
    await tab.account.save.click();
    await tab.hears("Saved.");
    expect(await gateway.account(id)).toMatchObject({ ...theirs, ...field(label).mine });
  });
}

test("access was changed by both, all else by them: a version of the access alone is chosen", async ({
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  const [dataSet] = (await gateway.dataSets({ pageSize: 1 })).result;
  if (!dataSet) throw new Error("The demo workspace has data sets.");
  await tab.open(id);
  await tab.account.access.level.selectOption("Admin");
  const theirs = { name: "Fleet of theirs", contactEmail: "theirs@example.com" };
  await gateway.change(id, { ...theirs, access: { scope: "dataSets", dataSetIds: [dataSet.id] } });
  await tab.account.save.click();
  await expect(tab.account.versionsOf("Access to data sets")).toHaveCount(2);
  await expect(tab.account.versions).toHaveCount(2);
  await expect(tab.account.name).toHaveValue(theirs.name);
  await expect(tab.account.email).toHaveValue(theirs.contactEmail);

  await tab.page.getByRole("radio", { name: /^Yours: .*Admin/ }).check();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect(await gateway.account(id)).toMatchObject({ ...theirs, access: ADMIN });
});

test("both made the same change: what else I changed is saved by itself", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const saves = watchCalls(page, "PATCH", CALLS.account);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.email.fill("mine@example.com");
  await gateway.change(id, { name: "Fleet desk" });
  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.alert).toHaveCount(0);
  await expect(tab.account.changes).toHaveCount(0);
  expect(saves).toHaveLength(2);
  expect(await gateway.account(id)).toMatchObject({ name: "Fleet desk", contactEmail: "mine@example.com" });
});

test("what somebody else did changes no field: mine is saved by itself", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const saves = watchCalls(page, "PATCH", CALLS.account);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await gateway.regenerate(id);
  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.alert).toHaveCount(0);
  expect(saves).toHaveLength(2);
  expect((await gateway.account(id)).name).toBe("Fleet desk");
});

test("they change it again while one chooses: their latest version is the one on offer", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.save.click();
  await expect(page.getByRole("radio", { name: "Theirs: Fleet of theirs" })).toBeVisible();
  await gateway.change(id, { name: "Fleet of others" });
  await page.getByRole("radio", { name: "Yours: Fleet of mine" }).check();
  await tab.account.save.click();
  await expect(page.getByRole("radio", { name: "Theirs: Fleet of others" })).toBeVisible();
  await expect(tab.account.versions).toHaveCount(2);
  expect((await gateway.account(id)).name).toBe("Fleet of others");
  await page.getByRole("radio", { name: "Yours: Fleet of mine" }).check();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).name).toBe("Fleet of mine");
});

test("where the backend does not say who it was, nobody is named", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await always(page, "GET", CALLS.account, withBody(({ lastModifiedBy: _, ...account }) => account));
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { contactEmail: "theirs@example.com" });
  await tab.account.save.click();
  await expect(
    tab.alert.filter({ hasText: "Somebody else changed this service account in the meantime: Contact email." }),
  ).toBeVisible();
});
