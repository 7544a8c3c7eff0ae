// The guide's procedures about what an account can reach.

import { expect } from "@playwright/test";
import type { Procedure, Walk } from "./walk.ts";

export const ACCESS: Record<string, Procedure> = {
  "To choose an access level": async ({ page, tab, gateway, look, picture }) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.access.group.getByRole("button", { name: "About access levels" }).click();
    await expect(page.getByText(/^Admin: /)).toBeVisible();
    await look();
    await picture(tab.account.access.group);
  },

  "To limit an account to some data sets": async ({ page, tab, gateway, look, picture }) => {
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.access.byHand.check();
    const question = page.getByRole("dialog", { name: "Which data sets to start from?" });
    await expect(question).toBeVisible();
    await picture();
    await tab.startFromNone.click();
    await expect(page.getByRole("link", { name: "See the list" })).toBeVisible();
    await look();
  },

  "To find data sets for an account": async (walk) => {
    const { tab, look, picture } = walk;
    const shared = await openPicker(walk);
    const { picker } = tab;
    await picker.search.fill(shared);
    await picker.matches(1);
    await look();
    await picker.search.fill("");
    await picker.matches(272);
    await picker.schema.selectOption("DCS Period Summary");
    await picker.sortBy("Last changed");
    await expect(picker.heading("Last changed")).toHaveAttribute("aria-sort", "descending");
    await expect(picker.boxes.first()).toBeVisible();
    await picture();
  },

  "To select many data sets at once": async (walk) => {
    const { page, tab, look, picture } = walk;
    await openPicker(walk);
    const { picker } = tab;
    await picker.search.fill("DCS Period Summary 202");
    await picker.matches(3);
    await look();
    let collected = () => {};
    const held = new Promise<void>((resolve) => (collected = resolve));
    await page.route(/\/datasets\/query$/, (route) => held.then(() => route.fallback()));
    await picker.selectAll.click();
    await expect(picker.stop).toBeVisible();
    await look();
    collected();
    await picker.chosen(9);
    await picker.onlySelected.check();
    await expect(picker.selectedRows).toHaveCount(9);
    await picture();
  },

  "To work with the keyboard alone": async (walk) => {
    const { page, tab, look, picture } = walk;
    await openPicker(walk);
    await look();
    await tab.picker.boxes.first().focus();
    await page.keyboard.press("Space");
    for (let more = 1; more < 4; more++) await page.keyboard.press("Shift+ArrowDown");
    await tab.picker.chosen(10);
    await picture();
  },
};

/** The picker of an account with six data sets; gives the name of one. */
async function openPicker({ tab, gateway }: Walk): Promise<string> {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.openPickerOf(account, 272);
  return account.access.dataSets?.[0]?.name ?? "";
}
