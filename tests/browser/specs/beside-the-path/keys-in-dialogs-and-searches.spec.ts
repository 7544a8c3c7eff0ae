// Keys are for what has the focus: Enter in a dialog, a search or a table sends no form around it,
// and what is typed into a field is no shortcut of the host.

import type { Locator } from "@playwright/test";
import { CALLS } from "../../fixtures/answers.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { listenForShortcuts } from "../../fixtures/host-keys.ts";
import { expect, test } from "../../fixtures/test.ts";
import { askedBefore, Writes } from "../../fixtures/writes.ts";
import type { AccessFields } from "../../pages/access-fields.ts";
import type { Tab } from "../../pages/tab.ts";

/** As many as the table has to have before it can be searched. */
const PICKED = 6;

interface Form {
  /** Opens it with six data sets and so that it could be sent. */
  arrange: (tab: Tab, gateway: Gateway) => Promise<unknown>;
  access: (tab: Tab) => AccessFields;
  /** Nothing was sent: the form is as it was, and so is the backend. */
  unsent: (tab: Tab, gateway: Gateway) => Promise<void>;
}

const FORMS: Record<string, Form> = {
  "a create form that is filled in": {
    arrange: async (tab) => {
      await tab.open("new");
      await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
      await tab.createForm.access.byHand.check();
      await tab.createForm.access.selectDataSets.click();
      await tab.picker.matches(272);
      for (let at = 0; at < PICKED; at++) await tab.picker.at(at).getByRole("checkbox").check();
      await tab.picker.confirm.click();
      await expect(tab.picker.dialog).toBeHidden();
    },
    access: (tab) => tab.createForm.access,
    unsent: async (tab, gateway) => {
      await expect(tab.createForm.heading).toBeAttached();
      expect((await gateway.accounts()).totalCount).toBe(12);
    },
  },
  "an account with unsaved changes": {
    arrange: async (tab, gateway) => {
      await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
      await tab.account.name.fill("EU ETS");
      await expect(tab.account.save).toBeEnabled();
    },
    access: (tab) => tab.account.access,
    unsent: async (tab, gateway) => {
      await expect(tab.account.form).toContainText("Name: “EU ETS settlement” → “EU ETS”");
      await gateway.accountNamed("EU ETS settlement");
    },
  },
};

/** A control of the picker, and how the user reaches it. */
const IN_THE_PICKER: Record<string, (tab: Tab) => Promise<Locator>> = {
  "the search": async ({ picker }) => {
    await picker.search.fill("DCS Period Summary 202");
    return picker.search;
  },
  "the check box of a data set": async ({ picker }) => picker.boxes.first(),
  "the choice of a kind": async ({ picker }) => picker.kind,
  "the order": async ({ picker }) => picker.heading("Name").getByRole("button"),
  "the check box that shows what is selected": async ({ picker }) => picker.onlySelected,
  "the search among what is selected": async ({ picker }) => {
    await picker.onlySelected.check();
    const search = picker.dialog.getByRole("searchbox", { name: "Search the selected data sets" });
    await search.fill("a");
    return search;
  },
};

for (const [form, { arrange, access, unsent }] of Object.entries(FORMS)) {
  for (const [place, reach] of Object.entries(IN_THE_PICKER)) {
    test(`Enter on ${place} in the picker does not send ${form}`, async ({ page, tab, gateway }) => {
      await arrange(tab, gateway);
      const writes = Writes.watch(page);
      await access(tab).selectDataSets.click();
      await tab.picker.matches(272);
      await (await reach(tab)).focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await askedBefore(page);
      expect(writes.all).toEqual([]);
      await expect(tab.picker.dialog).toBeVisible();
      await tab.picker.chosen(PICKED);
      await unsent(tab, gateway);
    });
  }

  test(`Enter in the search of the table does not send ${form}`, async ({ page, tab, gateway }) => {
    await arrange(tab, gateway);
    const writes = Writes.watch(page);
    const { search, rows } = access(tab);
    const name = (await rows.last().getByRole("link").textContent())?.replace(" (opens in a new tab)", "") ?? "";
    await search.fill(name);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(access(tab).row(name).first()).toBeVisible();
    await askedBefore(page);
    expect(writes.all).toEqual([]);
    await expect(search).toHaveValue(name);
    await unsent(tab, gateway);
  });
}

test("what was being picked when Enter was pressed can still be taken over", async ({ page, tab, gateway }) => {
  await FORMS["a create form that is filled in"]?.arrange(tab, gateway);
  await tab.createForm.access.selectDataSets.click();
  await tab.picker.search.fill("DCS Period Summary 202");
  await page.keyboard.press("Enter");
  await tab.picker.matches(3);
  await tab.picker.boxes.first().check();
  await tab.picker.confirm.click();
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect((await gateway.accountNamed("Fleet desk")).access.dataSetCount).toBe(PICKED + 1);
});

test("Enter in the question about the start presses its button alone", async ({ page, tab, gateway }) => {
  const writes = Writes.watch(page);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.access.byHand.click();
  await tab.startFromNone.press("Enter");
  await expect(tab.startFromNone).toBeHidden();
  await askedBefore(page);
  expect(writes.all).toEqual([]);
});

test.describe("while no time passes", () => {
  // The texts that were sent to the backend as a search.
  const searched = (url: string, body: { datasetName?: string } | null) =>
    CALLS.dataSets.test(url) ? body?.datasetName : (new URL(url).searchParams.get("search") ?? undefined);

  for (const [name, { open, search }] of Object.entries({
    "the service accounts": { open: (tab: Tab, _: Gateway) => tab.open(), search: (tab: Tab) => tab.accounts.search },
    "the data sets": {
      open: async (tab: Tab, gateway: Gateway) =>
        tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272),
      search: (tab: Tab) => tab.picker.search,
    },
  })) {
    test(`Enter in the search of ${name} asks at once, and only once`, async ({ page, tab, gateway }) => {
      await page.clock.install();
      await open(tab, gateway);
      await tab.accounts.counts("12 service accounts");
      const asked: string[] = [];
      page.on("request", (request) => {
        if (!CALLS.list.test(request.url()) && !CALLS.dataSets.test(request.url())) return;
        const words = searched(request.url(), request.postDataJSON());
        if (words) asked.push(words);
      });
      await page.clock.pauseAt(new Date(Date.now() + 5_000));
      await search(tab).pressSequentially("fleet");
      await askedBefore(page);
      expect(asked, "typing waits for a pause").toEqual([]);
      await page.keyboard.press("Enter");
      await expect.poll(() => asked).toEqual(["fleet"]);
      await page.clock.runFor(2_000);
      await askedBefore(page);
      expect(asked).toEqual(["fleet"]);
    });
  }
});

const FIELDS: Record<string, (tab: Tab) => Locator> = {
  "Account name": (tab) => tab.account.name,
  "Contact email": (tab) => tab.account.email,
  "the search of the service accounts": (tab) => tab.accounts.search,
  "the search of the table": (tab) => tab.account.access.search,
  "the search of the picker": (tab) => tab.picker.search,
};

for (const [name, field] of Object.entries(FIELDS)) {
  test(`what is typed into ${name} reaches no shortcut of the host`, async ({ page, tab, gateway }) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await (name.endsWith("picker") ? tab.openPickerOf(account, 272) : tab.open(account.id));
    const keys = await listenForShortcuts(page);
    await field(tab).fill("");
    const words = name === "Contact email" ? "gas/oil@storage.example" : "gas/oil storage";
    await field(tab).pressSequentially(words);
    await expect(field(tab)).toHaveValue(words);
    expect(await keys.heard()).toEqual([]);
  });
}

test("what is typed into the create form reaches no shortcut of the host", async ({ page, tab }) => {
  await tab.open("new");
  const keys = await listenForShortcuts(page);
  await tab.createForm.name.pressSequentially("gas/oil storage");
  await tab.createForm.email.pressSequentially("gas@storage.example");
  await page.keyboard.press("Enter");
  await expect(tab.credentials.heading("gas/oil storage")).toBeVisible();
  expect(await keys.heard()).toEqual([]);
});

test("the host's shortcuts work while the focus is on a link of the tab", async ({ page, tab }) => {
  await tab.open();
  const keys = await listenForShortcuts(page);
  await tab.accounts.add.press("g");
  expect(await keys.heard()).toContain("keydown g");
});
