// Fields that the user did not touch do not count as changed, each change is described in words that
// screen readers can read out, and Save says why it is not available.

import type { Page } from "@playwright/test";
import { CALLS } from "../../fixtures/answers.ts";
import { hasUnsavedWork } from "../../fixtures/element.ts";
import { clickAnyway } from "../../fixtures/locked.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { Tab } from "../../pages/tab.ts";

/** Makes the backend answer as if it had stored these members. */
async function stored(page: Page, members: object): Promise<void> {
  await page.route(CALLS.account, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...members } });
  });
}

for (const [what, members] of Object.entries({
  "a name with a blank at its end": { name: "Fleet reporting " },
  "a name with a blank at its beginning": { name: " Fleet reporting" },
  "a name with another kind of blank at its end": { name: "Fleet reporting\u00a0" },
  "an address with a blank at its end": { contactEmail: "fleet@example.com " },
})) {
  test(`${what}, stored and untouched, is no change`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await stored(page, members);
    const writes = Writes.watch(page);
    await tab.open(id);
    await expect(tab.account.name).toHaveValue(/Fleet reporting/);
    await expect(tab.account.save).toBeDisabled();
    await expect(tab.account.changes).toHaveCount(0);
    expect(await hasUnsavedWork(page)).toBe(false);
    await tab.account.name.press("Enter");
    await askedBefore(page);
    expect(writes.all).toEqual([]);
    await tab.accounts.account("Emissions desk").click();
    await expect(tab.accounts.account("Emissions desk")).toHaveAttribute("aria-current", "page");
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });

  test(`${what}, stored and untouched, is not sent with another change`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await stored(page, members);
    await tab.open(id);
    await tab.account.access.level.selectOption("Admin");
    await expect(tab.account.changes).toHaveText(["Workspace access level: Reader → Admin"]);
    const sent = page.waitForRequest((request) => request.method() === "PATCH");
    await tab.account.save.click();
    expect(Object.keys((await sent).postDataJSON())).toEqual(["access"]);
    await expect(tab.account.saved).toBeVisible();
  });
}

test("a letter typed and taken out again is no change of a name with a blank at its end", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await stored(page, { name: "Fleet reporting " });
  await tab.open(id);
  await tab.account.name.press("End");
  await page.keyboard.type("x");
  await expect(tab.account.changes).toHaveCount(1);
  await page.keyboard.press("Backspace");
  await expect(tab.account.changes).toHaveCount(0);
  expect(await hasUnsavedWork(page)).toBe(false);
});

test("each line of the summary reads as a sentence would, and its Undo is called after it", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  const names = account.access.dataSets?.map((dataSet) => dataSet.name) ?? [];
  await tab.open(account.id);
  const { access, changes } = tab.account;
  await tab.account.name.fill("EU ETS");
  await tab.account.email.fill("ets.desk@example.com");
  await access.stopSharing(names[0] ?? "").click();
  await access.selectDataSets.click();
  await tab.picker.search.fill("DCS Period Summary 2025");
  await tab.picker.matches(1);
  await tab.picker.boxes.first().check();
  await tab.picker.confirm.click();
  const lines = [
    "Name: “EU ETS settlement” → “EU ETS”",
    "Contact email: “ets@example.com” → “ets.desk@example.com”",
    "+1 data set: “DCS Period Summary 2025”",
    `−1 data set: “${names[0]}”`,
  ];
  await expect(changes).toHaveText(lines);
  for (const line of lines) await expect(tab.account.undo(line)).toBeVisible();

  await access.stopSharing(names[1] ?? "").click();
  const two = new RegExp(`^−2 data sets: (“${names[0]}”, “${names[1]}”|“${names[1]}”, “${names[0]}”)$`);
  await expect(changes.last()).toHaveText(two);
  for (const name of names.slice(2, 5)) await access.stopSharing(name).click();
  await expect(changes.last()).toHaveText("−5 data sets");
  await tab.account.undo("−5 data sets").click();
  await expect(changes).toHaveText(lines.slice(0, 3));
  await expect(access.rows).toHaveCount(names.length + 1);
});

test("the line of a data set that is gone says so, and shows no bare ID", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("Emissions desk");
  const gone = account.access.dataSets?.find((dataSet) => !dataSet.name);
  if (!gone) throw new Error("The demo account shares a data set that is gone.");
  await tab.open(account.id);
  await tab.account.access.rows
    .filter({ hasText: "no longer exists" })
    .getByRole("button", { name: /^Stop sharing/ })
    .click();
  await expect(tab.account.changes).toHaveText(["−1 data set that no longer exists"]);
  await expect(tab.account.changes).not.toContainText(gone.id);
  await tab.account.form.getByRole("button", { name: /^Undo −1 data set that no longer exists/ }).click();
  await expect(tab.account.changes).toHaveCount(0);
});

interface Fault {
  account: string;
  make: (tab: Tab) => Promise<unknown>;
  says: string | RegExp;
  mend: (tab: Tab) => Promise<unknown>;
}

const FAULTS: Record<string, Fault> = {
  "no name": {
    account: "Fleet reporting",
    make: (tab) => tab.account.name.fill(""),
    says: "Not ready to save: Enter an account name.",
    mend: (tab) => tab.account.name.fill("Fleet desk"),
  },
  "blanks for a name": {
    account: "Fleet reporting",
    make: (tab) => tab.account.name.fill("   "),
    says: "Not ready to save: Enter an account name.",
    mend: (tab) => tab.account.name.fill("Fleet desk"),
  },
  "a name that is too long": {
    account: "Fleet reporting",
    make: (tab) => tab.account.name.fill("n".repeat(65)),
    says: "Not ready to save: Use at most 64 characters; this name has 65.",
    mend: (tab) => tab.account.name.fill("Fleet desk"),
  },
  "half an address": {
    account: "Fleet reporting",
    make: (tab) => tab.account.email.fill("fleet@"),
    says: "Not ready to save: Enter an email such as name@example.com.",
    mend: (tab) => tab.account.email.fill("desk@example.com"),
  },
  "no data set": {
    account: "Hanseatic Bulk: charterer read-out",
    make: async (tab) => {
      await tab.account.access.rows.getByRole("button", { name: /^Stop sharing/ }).click();
    },
    says: "Not ready to save: Select at least one data set.",
    mend: (tab) => tab.account.access.allData.click(),
  },
};

for (const [name, { account, make, says, mend }] of Object.entries(FAULTS)) {
  test(`with ${name}, Save says why it is not ready`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed(account);
    const writes = Writes.watch(page);
    await tab.open(id);
    const { form, save } = tab.account;
    const reason = form.getByText(/^Not ready to save:/);
    await expect(save).toBeDisabled();
    await expect(reason, "there is nothing to save").toHaveCount(0);

    await make(tab);
    await expect(reason).toHaveText(says);
    await expect(reason).toBeVisible();
    await expect(save).toHaveAccessibleDescription(says);
    await expect(save).toBeDisabled();
    // It can get the focus, so that screen readers read out its reason.
    await save.focus();
    await expect(save).toBeFocused();
    await page.keyboard.press("Enter");
    await clickAnyway(save);
    await tab.account.name.press("Enter");
    await askedBefore(page);
    expect(writes.all).toEqual([]);

    await mend(tab);
    await expect(reason).toHaveCount(0);
    await expect(save).toBeEnabled();
    await expect(save).not.toHaveAccessibleDescription(/Not ready/);
    await save.click();
    await expect(tab.account.saved).toBeVisible();
    expect(writes.all).toEqual([`PATCH serviceAccounts/${id}`]);
  });
}
