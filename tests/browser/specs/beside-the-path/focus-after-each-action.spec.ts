// After every action the focus is where the user continues, in wide and in narrow windows, and never on
// the page around the tab.

import type { Locator } from "@playwright/test";
import { answerWith, CALLS, FROZEN, hold, problem } from "../../fixtures/answers.ts";
import { focusIsInside, focusIsInTheTab, PRESSES } from "../../fixtures/focus.ts";
import { namesOf, openAccount } from "../../fixtures/open-account.ts";
import { expect, test } from "../../fixtures/test.ts";
import type { Tab } from "../../pages/tab.ts";

interface Dialog {
  /** What opens it. */
  opener: (tab: Tab) => Promise<Locator>;
  /** What closes it, once it is open. */
  close: (tab: Tab) => Promise<Locator>;
}

const DIALOGS: Record<string, Dialog> = {
  "Cancel in Regenerate": {
    opener: async (tab) => tab.account.regenerate,
    close: async (tab) => tab.regenerateDialog.cancel,
  },
  "Cancel in the sample's Regenerate": {
    opener: async (tab) => {
      await tab.sample.generate.click();
      return tab.sample.regenerate;
    },
    close: async (tab) => tab.regenerateDialog.cancel,
  },
  "Cancel in Block": {
    opener: async (tab) => tab.account.block,
    close: async (tab) => tab.blockDialog.cancel,
  },
  "Cancel in Remove": {
    opener: async (tab) => tab.account.remove,
    close: async (tab) => tab.removeDialog.cancel,
  },
  "Confirm in the picker": {
    opener: async (tab) => tab.account.access.selectDataSets,
    close: async (tab) => {
      await tab.picker.matches(272);
      await tab.picker.boxes.first().click();
      return tab.picker.confirm;
    },
  },
  "Discard in the picker": {
    opener: async (tab) => tab.account.access.selectDataSets,
    close: async (tab) => {
      await tab.picker.matches(272);
      await tab.picker.boxes.first().click();
      await tab.picker.cancel.click();
      return tab.picker.discard;
    },
  },
  "Stay before a new secret": {
    opener: async (tab) => {
      await tab.account.name.fill("EU ETS");
      return tab.account.regenerate;
    },
    close: async (tab) => tab.leaveDialog.stay,
  },
  "Cancel after Leave before a new secret": {
    opener: async (tab) => {
      await tab.account.name.fill("EU ETS");
      return tab.account.regenerate;
    },
    close: async (tab) => {
      await tab.leaveDialog.leave.click();
      return tab.regenerateDialog.cancel;
    },
  },
};

for (const width of [1440, 390]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 844 } });

    for (const [how, press] of Object.entries(PRESSES)) {
      test(`Save keeps the focus, ${how}`, async ({ page, tab, gateway }) => {
        await openAccount(tab, gateway, "Fleet reporting");
        await tab.account.name.fill("Fleet desk");
        const release = await hold(page, "PATCH", CALLS.account);
        await press(tab.account.save);
        await expect(tab.account.save).toHaveText("Saving…");
        await expect(tab.account.save).toBeFocused();
        release();
        await expect(tab.account.saved).toBeVisible();
        await expect(tab.account.save).toBeDisabled();
        await expect(tab.account.save).toBeFocused();
      });

      test(`a refused Save keeps the focus, ${how}`, async ({ page, tab, gateway, mishaps }) => {
        mishaps.allowFailedRequests();
        await openAccount(tab, gateway, "Fleet reporting");
        await tab.account.name.fill("Fleet desk");
        await answerWith(page, "PATCH", CALLS.account, FROZEN);
        await press(tab.account.save);
        await expect(tab.alert).toContainText("The workspace is frozen.");
        await expect(tab.account.save).toBeFocused();
      });

      test(`the X of a data set gives the focus to the next one's, ${how}`, async ({ tab, gateway }) => {
        const [first = "", second = "", ...others] = await openAccount(tab, gateway, "EU ETS settlement");
        const { access } = tab.account;
        await press(access.stopSharing(first));
        await expect(access.stopSharing(first)).toHaveCount(0);
        await expect(access.stopSharing(second)).toBeFocused();
        const last = others.at(-1) ?? "";
        await press(access.stopSharing(last));
        await expect(access.stopSharing(others.at(-2) ?? "")).toBeFocused();
      });

      test(`the X of the only data set gives the focus to "Select data sets", ${how}`, async ({ tab, gateway }) => {
        const [only = ""] = await openAccount(tab, gateway, "Hanseatic Bulk: charterer read-out");
        await press(tab.account.access.stopSharing(only));
        await expect(tab.account.access.rows).toHaveCount(0);
        await expect(tab.account.access.selectDataSets).toBeFocused();
      });

      test(`Undo gives the focus to the next one, the last one to Save, ${how}`, async ({ tab, gateway }) => {
        await openAccount(tab, gateway, "Fleet reporting");
        await tab.account.name.fill("Fleet desk");
        await tab.account.email.fill("desk@example.com");
        await tab.account.access.level.selectOption("Admin");
        const email = tab.account.undo("Contact email: “fleet@example.com” → “desk@example.com”");
        await press(tab.account.undo("Name: “Fleet reporting” → “Fleet desk”"));
        await expect(email).toBeFocused();
        await press(tab.account.undo("Workspace access level: Reader → Admin"));
        await expect(tab.account.changes).toHaveCount(1);
        await focusIsInside(tab.account.form);
        await press(email);
        await expect(tab.account.changes).toHaveCount(0);
        await expect(tab.account.save).toBeFocused();
      });

      test(`"Select all", Stop and the end of the gathering, ${how}`, async ({ page, tab, gateway }) => {
        await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
        const release = await hold(page, "POST", CALLS.dataSets);
        await press(tab.picker.selectAll);
        await expect(tab.picker.stop).toBeFocused();
        await press(tab.picker.stop);
        await expect(tab.picker.stop).toHaveCount(0);
        await expect(tab.picker.selectAll).toBeFocused();
        await press(tab.picker.selectAll);
        await expect(tab.picker.stop).toBeFocused();
        release();
        await tab.picker.chosen(272);
        await expect(tab.picker.selectAll).toBeFocused();
      });

      test(`Cancel with changes gives the focus to "Keep selecting", and that gives it back, ${how}`, async ({
        tab,
        gateway,
      }) => {
        await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
        await tab.picker.boxes.first().click();
        await press(tab.picker.cancel);
        await expect(tab.picker.keepSelecting).toBeFocused();
        await press(tab.picker.keepSelecting);
        await expect(tab.picker.keepSelecting).toHaveCount(0);
        await expect(tab.picker.cancel).toBeFocused();
      });

      test(`the X among the selected in the picker keeps the focus in it, ${how}`, async ({ tab, gateway }) => {
        await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
        await tab.picker.onlySelected.check();
        const [first = "", second = ""] = await namesOf(tab.picker.selectedRows);
        const cross = (name: string) =>
          tab.picker.selectedRows.getByRole("button", { name: `Stop sharing ${name}`, exact: true });
        await press(cross(first));
        await expect(cross(first)).toHaveCount(0);
        await expect(cross(second)).toBeFocused();
      });

      test(`"Show all" gives the focus to the search, ${how}`, async ({ tab }) => {
        await tab.open();
        await tab.accounts.search.fill("no such account");
        await tab.accounts.counts("No service account matches");
        await press(tab.accounts.sidebar.getByRole("button", { name: "Show all" }));
        await tab.accounts.counts("12 service accounts");
        await expect(tab.accounts.search).toBeFocused();
      });

      test(`Retry on the page of an account keeps the focus in the tab, ${how}`, async ({ page, tab, gateway, mishaps }) => {
        mishaps.allowFailedRequests();
        const { id } = await gateway.accountNamed("Fleet reporting");
        await answerWith(page, "GET", CALLS.account, problem(500));
        await tab.open(id);
        await expect(tab.alert).toBeVisible();
        await page.unroute(CALLS.account);
        await press(page.getByRole("region", { name: "Service account", exact: true }).getByRole("button", { name: "Retry" }));
        await expect(tab.account.heading("Fleet reporting")).toBeVisible();
        await focusIsInTheTab(page);
      });

      test(`Retry in the list keeps the focus in the list, ${how}`, async ({ page, tab, mishaps }) => {
        mishaps.allowFailedRequests();
        await answerWith(page, "GET", CALLS.list, problem(500));
        await tab.open();
        const retry = tab.accounts.alert.getByRole("button", { name: "Retry" });
        await expect(retry).toBeVisible();
        await page.unroute(CALLS.list);
        await press(retry);
        await tab.accounts.counts("12 service accounts");
        await focusIsInside(tab.accounts.sidebar);
      });

      test(`Retry in the picker keeps the focus in the dialog, ${how}`, async ({ page, tab, gateway, mishaps }) => {
        mishaps.allowFailedRequests();
        await answerWith(page, "POST", CALLS.dataSets, problem(500));
        await openAccount(tab, gateway, "EU ETS settlement");
        await tab.account.access.selectDataSets.click();
        const retry = tab.picker.alert.getByRole("button", { name: "Retry" });
        await expect(retry).toBeVisible();
        await page.unroute(CALLS.dataSets);
        await press(retry);
        await tab.picker.matches(272);
        await focusIsInside(tab.picker.dialog);
      });

      for (const [name, { opener, close }] of Object.entries(DIALOGS)) {
        test(`${name} gives the focus back, ${how}`, async ({ tab, gateway }) => {
          await openAccount(tab, gateway, "EU ETS settlement");
          const button = await opener(tab);
          await press(button);
          await press(await close(tab));
          await expect(button).toBeFocused();
        });
      }

      test(`the question about the start gives the focus back to its choice, ${how}`, async ({ page, tab, gateway }) => {
        await openAccount(tab, gateway, "Fleet reporting");
        await tab.account.access.allData.focus();
        await page.keyboard.press("ArrowDown");
        await press(tab.startFromNone);
        await expect(tab.startFromNone).toBeHidden();
        await expect(tab.account.access.byHand).toBeFocused();
      });
    }

    test("Enter in a field saves and leaves the focus there", async ({ page, tab, gateway }) => {
      await openAccount(tab, gateway, "Fleet reporting");
      const release = await hold(page, "PATCH", CALLS.account);
      await tab.account.name.fill("Fleet desk");
      await page.keyboard.press("Enter");
      await expect(tab.account.save).toHaveText("Saving…");
      await expect(tab.account.name).toBeFocused();
      release();
      await expect(tab.account.saved).toBeVisible();
      await expect(tab.account.name).toBeFocused();
    });

    test("a creation that is refused leaves the focus on its button", async ({ page, tab, mishaps }) => {
      mishaps.allowFailedRequests();
      await answerWith(page, "POST", CALLS.create, FROZEN);
      const release = await hold(page, "POST", CALLS.create);
      await tab.open("new");
      await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
      await tab.createForm.submit.click();
      await expect(tab.createForm.submit).toHaveText("Creating…");
      await expect(tab.createForm.submit).toBeFocused();
      release();
      await expect(tab.alert).toContainText("The workspace is frozen.");
      await expect(tab.createForm.submit).toBeFocused();
    });

    test("Esc on a row with changes, then \"Keep selecting\": the row has the focus again", async ({ page, tab, gateway }) => {
      await tab.openPickerOf(await gateway.accountNamed("EU ETS settlement"), 272);
      await tab.picker.boxes.first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      const row = tab.picker.at(1).getByRole("checkbox");
      await expect(row).toBeFocused();
      for (const answer of ["Enter", "Escape"]) {
        await page.keyboard.press("Escape");
        await expect(tab.picker.keepSelecting).toBeFocused();
        await page.keyboard.press(answer);
        await expect(tab.picker.keepSelecting).toHaveCount(0);
        await expect(row).toBeFocused();
      }
    });
  });
}
