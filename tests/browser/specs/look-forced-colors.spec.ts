// If the user's system forces its own colours on all pages, no information depends on a background or a
// shadow alone.

import type { Locator } from "@playwright/test";
import { violations } from "../fixtures/axe.ts";
import { settled } from "../fixtures/host-style.ts";
import { overflows } from "../fixtures/layout.ts";
import { SCREENS } from "../fixtures/screens.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ forcedColors: "active" });

for (const [screen, reach] of Object.entries(SCREENS)) {
  test(`${screen} in forced colours`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, gateway);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect.soft(await violations(page), `${width} pixels`).toEqual([]);
      expect.soft(await overflows(page), `${width} pixels`).toEqual([]);
    }
  });
}

test("panels, badges, notices and dialogs have an edge", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  const badge = page.getByText(/^Expires in \d+ days$/).first();
  const notice = page.getByText("1 secret has expired.").locator("xpath=ancestor::div[2]");
  await tab.account.remove.click();
  for (const element of [tab.accounts.sidebar, badge, notice, tab.removeDialog.dialog]) {
    const { border, outline } = await edges(element);
    expect([border, outline].some(isSeen), `${border}, ${outline}`).toBe(true);
  }
});

test("the account that is shown is marked in the list, and no other", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  const edge = (row: Locator) => row.evaluate((row) => getComputedStyle(row).borderInlineStartWidth);
  expect(await edge(tab.accounts.account("EU ETS settlement"))).toBe("4px");
  expect(await edge(tab.accounts.account("Data lake export"))).toBe("0px");
});

test("icons have the colour of the text beside them", async ({ tab }) => {
  await tab.open();
  await expect(tab.accounts.rows.first()).toBeVisible();
  const colours = await tab.accounts.sidebar.evaluate((sidebar) => {
    const icon = sidebar.querySelector(".search svg");
    return icon && [getComputedStyle(icon).color, getComputedStyle(sidebar).color];
  });
  expect(colours?.[0]).toBe(colours?.[1]);
});

interface Edges {
  border: string;
  outline: string;
}

function edges(element: Locator): Promise<Edges> {
  return element.evaluate((element) => {
    const style = getComputedStyle(element);
    return {
      border: `${style.borderTopWidth} ${style.borderTopStyle} ${style.borderTopColor}`,
      outline: `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`,
    };
  });
}

function isSeen(edge: string): boolean {
  return !edge.startsWith("0px") && !edge.includes("none") && !edge.includes("rgba(0, 0, 0, 0)");
}
