// By keyboard alone, in windows of every size: each control of a page can be reached, and what has the focus
// is never out of sight or covered, not even by the bar with what is unsaved.

import type { Page } from "@playwright/test";
import { focusInSight } from "../fixtures/sight.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";
import type { Gateway } from "../fixtures/gateway.ts";

const WINDOWS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
  [844, 390],
  // A window of 1440 by 900 pixels at a zoom of 400 %.
  [360, 225],
] as const;

interface Place {
  open: (tab: Tab, gateway: Gateway) => Promise<unknown>;
  /** Controls that must be among those that Tab reaches. */
  reaches: RegExp[];
}

const PLACES: Record<string, Place> = {
  "an account with unsaved changes": {
    open: async (tab, gateway) => {
      const { id, access } = await gateway.accountNamed("EU ETS settlement");
      await tab.open(id);
      await tab.account.name.fill("EU ETS");
      await tab.account.access.stopSharing(access.dataSets?.[0]?.name ?? "").click();
      await tab.account.name.focus();
    },
    reaches: [/contact-email/, /Stop sharing/, /Undo Name: /, /Save$/, /Regenerate/, /Copy Workspace ID/, /Remove service account/],
  },
  "the create form": {
    open: async (tab) => {
      await tab.open("new");
      await tab.createForm.name.focus();
    },
    reaches: [/contact-email/, /About access levels/, /Create service account/, /Fill the form|input/],
  },
  "the credentials": {
    open: async (tab) => {
      await tab.createAccount("Fleet desk");
      await expect(tab.credentials.heading("Fleet desk")).toBeFocused();
    },
    reaches: [/Show secret/, /Copy Service account secret/, /Copy all/, /Done/, /Download \.env/],
  },
};

for (const [name, { open, reaches }] of Object.entries(PLACES)) {
  for (const [width, height] of WINDOWS) {
    test(`${name} at ${width}×${height}: every control is reached and seen`, async ({ page, tab, gateway }) => {
      await page.setViewportSize({ width, height });
      await open(tab, gateway);
      for (const key of ["Tab", "Shift+Tab"] as const) {
        const seen = await walk(page, key);
        expect(seen.filter(({ hidden }) => hidden)).toEqual([]);
        const names = seen.map((control) => control.name);
        for (const control of key === "Tab" ? reaches : []) expect(names).toContainEqual(expect.stringMatching(control));
      }
    });
  }
}

/** Presses a key until the focus leaves the page beside the list; the controls that had it. */
async function walk(page: Page, key: string) {
  const seen = [];
  for (;;) {
    await page.keyboard.press(key);
    const control = await focusInSight(page);
    if (!control) return seen;
    seen.push(control);
  }
}
