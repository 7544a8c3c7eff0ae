// What one does in the list and the picker, by keyboard alone at several widths: the focus is seen at each
// step, and never lost.

import { expect, type Page } from "@playwright/test";
import { HANDS, type Hands } from "../fixtures/hands.ts";
import { test } from "../fixtures/test.ts";

/** The control with the focus has an outline, is in the window, and nothing else covers its middle. */
async function focusIsSeen(page: Page): Promise<void> {
  const fault = () =>
    page.evaluate(() => {
      const root = document.querySelector("dwb-api-management")?.shadowRoot;
      const focused = root?.activeElement;
      if (!focused) return "nothing in the tab has the focus";
      const { left, top, width, height } = focused.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `out of sight: ${focused.outerHTML.slice(0, 99)}`;
      const { outlineStyle } = getComputedStyle(focused);
      if (outlineStyle === "none" && !focused.matches("[tabindex='-1']")) return `no outline: ${focused.outerHTML.slice(0, 99)}`;
      const seen = root?.elementFromPoint(x, y);
      const around = focused.closest("label") ?? focused;
      if (!seen || !(around.contains(seen) || seen.contains(focused))) return `covered: ${focused.outerHTML.slice(0, 99)}`;
      return "seen";
    });
  await expect.poll(fault).toBe("seen");
}

/** The same steps, with a look at the focus after each. */
function watched(page: Page): Hands {
  const hands = HANDS["by keyboard alone"]!(page);
  const then =
    <A extends unknown[]>(step: (...args: A) => Promise<void>) =>
    async (...args: A) => {
      await step.apply(hands, args);
      await focusIsSeen(page);
    };
  return {
    press: then(hands.press),
    pick: then(hands.pick),
    choose: then(hands.choose),
    toggle: then(hands.toggle),
    select: then(hands.select),
    write: then(hands.write),
  };
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`${width} by ${height} pixels`, () => {
    test.use({ viewport: { width, height } });

    test("an account is searched for, filtered, sorted and opened", async ({ page, tab }) => {
      const hands = watched(page);
      await tab.openFromPortal(HANDS["by mouse"]!(page));
      const { accounts } = tab;
      await hands.write(accounts.search, "ets");
      await accounts.counts("service account");
      await expect(accounts.account("EU ETS settlement")).toBeVisible();
      await hands.write(accounts.search, "no such account");
      await accounts.counts("No service account matches");
      await hands.press(accounts.sidebar.getByRole("button", { name: "Show all" }));
      await accounts.counts("12 service accounts");
      await expect(accounts.search).toBeFocused();
      await hands.select(accounts.sort, "Newest first");
      await hands.select(accounts.filter, "Expires within 60 days");
      await accounts.counts("3 service accounts");
      await hands.pick(accounts.account("EU ETS settlement"));
      await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
      await focusIsSeen(page);
    });

    test("data sets are searched for, chosen, looked at and taken over", async ({ page, tab, gateway }) => {
      const hands = watched(page);
      const { picker } = tab;
      await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
      await hands.press(tab.account.access.selectDataSets);
      await expect(picker.search).toBeFocused();
      await hands.write(picker.search, "DCS Period Summary 202");
      await picker.matches(3);
      await hands.toggle(picker.at(0).getByRole("checkbox"));
      await picker.chosen(7);
      await page.keyboard.press("Shift+ArrowDown");
      await picker.chosen(8);
      await focusIsSeen(page);
      await hands.press(picker.selectAll);
      await picker.chosen(9);
      await focusIsSeen(page);
      await hands.toggle(picker.onlySelected);
      await expect(picker.selectedRows.first()).toBeVisible();
      const takeOut = picker.selectedRows.getByRole("button", { name: "Stop sharing DCS Period Summary 2023" });
      await hands.press(takeOut);
      await picker.chosen(8);
      await focusIsSeen(page);
      await page.keyboard.press("ArrowDown");
      await focusIsSeen(page);
      await page.keyboard.press("Escape");
      await expect(picker.keepSelecting).toBeFocused();
      await page.keyboard.press("Enter");
      await focusIsSeen(page);
      await hands.press(picker.confirm);
      await expect(picker.dialog).toBeHidden();
      await expect(tab.account.access.selectDataSets).toBeFocused();
      await focusIsSeen(page);
    });
  });
}
