// The answer to Save is lost after the backend has saved: a second Save ends with "Saved.", and the user's
// own change is not called somebody else's.

import { CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import type { Account } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { afterwards, instead, inTurn, lost, type Turn } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

const LOSSES: Record<string, Turn> = {
  "the connection breaks": lost,
  "the answer is cut off": afterwards({ status: 200, contentType: "application/json", body: '{"id": "0f0c6a' }),
  "a sign-in page comes with 200": afterwards(proxyPage(200)),
  "a proxy gives up waiting": afterwards(proxyPage(504)),
  "the backend fails after its work": afterwards(problem(500, { detail: "The log is full." })),
};

for (const [loss, turn] of Object.entries(LOSSES)) {
  test(`${loss}: what is saved again is called saved`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await inTurn(page, "PATCH", CALLS.account, turn);
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert).toBeVisible();
    await expect(tab.account.saved).toBeHidden();
    await expect(tab.account.name).toHaveValue("Fleet desk");
    expect((await gateway.account(id)).name).toBe("Fleet desk");

    await tab.account.save.click();
    await savedWithoutBlame(tab);
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
  });
}

interface Change {
  of: string;
  make: (tab: Tab, before: Account) => Promise<unknown>;
  now: (before: Account) => Record<string, unknown>;
}

const CHANGES: Record<string, Change> = {
  "the contact email": {
    of: "Fleet reporting",
    make: (tab) => tab.account.email.fill("desk@example.com"),
    now: () => ({ contactEmail: "desk@example.com" }),
  },
  "the level": {
    of: "Fleet reporting",
    make: (tab) => tab.account.access.level.selectOption("Admin"),
    now: () => ({ access: { scope: "workspace", level: "admin" } }),
  },
  "the data sets": {
    of: "EU ETS settlement",
    make: (tab, before) => tab.account.access.stopSharing(before.access.dataSets?.[0]?.name ?? "").click(),
    now: (before) => ({ access: { dataSetCount: (before.access.dataSetCount ?? 0) - 1 } }),
  },
  "all fields at once": {
    of: "EU ETS settlement",
    make: async (tab) => {
      await tab.account.name.fill("EU ETS");
      await tab.account.email.fill("desk@example.com");
      await tab.account.access.allData.check();
    },
    now: () => ({ name: "EU ETS", contactEmail: "desk@example.com", access: { scope: "workspace" } }),
  },
};

for (const [what, { of, make, now }] of Object.entries(CHANGES)) {
  test(`${what}: the answer is lost, and what is saved again is called saved`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const before = await gateway.accountNamed(of);
    await inTurn(page, "PATCH", CALLS.account, lost);
    await tab.open(before.id);
    await make(tab, before);
    await tab.account.save.click();
    await expect(tab.alert).toBeVisible();
    expect(await gateway.account(before.id)).toMatchObject(now(before));

    await tab.account.save.click();
    await savedWithoutBlame(tab);
    expect(await gateway.account(before.id)).toMatchObject(now(before));
  });
}

test("what is changed once more after the loss is saved too, and nobody is blamed", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "PATCH", CALLS.account, lost);
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toBeVisible();
  await tab.account.email.fill("desk@example.com");
  await tab.account.name.fill("Fleet office");
  await tab.account.save.click();
  await savedWithoutBlame(tab);
  expect(await gateway.account(id)).toMatchObject({ name: "Fleet office", contactEmail: "desk@example.com" });
});

test("what somebody else changed besides is shown, and mine is called saved", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "PATCH", CALLS.account, lost);
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toBeVisible();
  await gateway.change(id, { contactEmail: "theirs@example.com" });

  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.account.versions).toHaveCount(0);
  await expect(tab.account.email).toHaveValue("theirs@example.com");
  await expect(tab.account.save).toBeDisabled();
  expect(await gateway.account(id)).toMatchObject({ name: "Fleet desk", contactEmail: "theirs@example.com" });
});

test("what somebody else has written over mine is a real conflict", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "PATCH", CALLS.account, lost);
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toBeVisible();
  await gateway.change(id, { name: "Fleet of theirs" });

  await tab.account.save.click();
  await expect(tab.alert.filter({ hasText: "changed this service account in the meantime" })).toBeVisible();
  await expect(tab.account.saved).toBeHidden();
  await expect(tab.account.versions).toHaveCount(2);
  await page.getByRole("radio", { name: "Yours: Fleet desk" }).check();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).name).toBe("Fleet desk");
});

test("where the account cannot be read after the loss, nothing typed goes, and Save works again", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await inTurn(page, "PATCH", CALLS.account, lost);
  await tab.account.save.click();
  await expect(tab.alert).toBeVisible();
  await inTurn(page, "GET", CALLS.account, instead(problem(500, { detail: "The database is locked." })));
  await tab.account.save.click();
  await expect(tab.alert).toContainText("Reason: The database is locked.");
  await expect(tab.account.name).toHaveValue("Fleet desk");

  await tab.account.save.click();
  await savedWithoutBlame(tab);
});

test("a page with 200 in the place of a save that was none is not called saved", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "PATCH", CALLS.account, instead(proxyPage(200)));
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toContainText("an answer that cannot be read");
  await expect(tab.account.saved).toBeHidden();
  await expect(tab.account.changes).toHaveText(["Name: “Fleet reporting” → “Fleet desk”"]);
  expect((await gateway.account(id)).name).toBe("Fleet reporting");
  await tab.account.save.click();
  await savedWithoutBlame(tab);
  expect((await gateway.account(id)).name).toBe("Fleet desk");
});

async function savedWithoutBlame(tab: Tab): Promise<void> {
  await tab.hears("Saved.");
  await expect(tab.alert).toHaveCount(0);
  await expect(tab.account.versions).toHaveCount(0);
  await expect(tab.account.changes).toHaveCount(0);
  await expect(tab.account.save).toBeDisabled();
}
