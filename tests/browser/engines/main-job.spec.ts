// The main job in each browser engine, from its beginning to its end, with axe on every screen. Not in Firefox
// ESR: several of axe's rules, such as landmark-unique, end its process for the page.

import { allowClipboard } from "../fixtures/clipboard.ts";
import { Events } from "../fixtures/events.ts";
import { mainJob } from "../fixtures/main-job.ts";
import { expect, test } from "../fixtures/test.ts";

test("an account is created, used, changed, regenerated and removed", async ({ page, context, tab, workbench, browserName }) => {
  await allowClipboard(context);
  const events = await Events.watch(context);
  await tab.open();
  await mainJob({ tab, workbench, events, document: page, canCopy: true, axe: browserName !== "firefox" });
});

test("by keyboard alone, an account is created and its credentials are shown", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.add.focus();
  await page.keyboard.press("Enter");
  await tab.createForm.name.focus();
  await page.keyboard.type("Fleet desk");
  await page.keyboard.press("Tab");
  await page.keyboard.type("fleet.desk@example.com");
  await page.keyboard.press("Enter");
  await expect(tab.credentials.heading("Fleet desk")).toBeFocused();
});
