// The tab in a frame of another site that may not write to the clipboard.

import { Events } from "../../fixtures/events.ts";
import { expect, frame as test } from "../../fixtures/hosts.ts";
import { pressBack } from "../../fixtures/history.ts";
import { mainJob } from "../../fixtures/main-job.ts";

test("the main job goes to its end; what cannot be copied is selected and said so", async ({
  page,
  context,
  tab,
  site,
  workbench,
  mishaps,
}) => {
  // The browser's user has given the permission; the frame does not have it.
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  mishaps.allowRefusedClipboard();
  const events = await Events.watch(context);
  await tab.open();
  const inner = page.frame({ url: `${site.origin}/**` });
  expect(inner).not.toBeNull();
  if (inner) await mainJob({ tab, workbench, events, document: inner, canCopy: false });
  await expect(page.frameLocator("iframe").getByText("Copied", { exact: true })).toHaveCount(0);
});

test("the page around stays where it is while the tab moves", async ({ page, tab, site, outer }) => {
  await tab.open();
  await tab.accounts.add.click();
  await expect(tab.createForm.heading).toBeVisible();
  expect(page.url()).toBe(`${outer.origin}/`);
  expect(page.frame({ url: `${site.origin}/new` })).not.toBeNull();
  await pressBack(page);
  await expect(tab.createForm.heading).toBeHidden();
  expect(page.url()).toBe(`${outer.origin}/`);
});

test("back asks before it takes anything away, though a frame cannot hold it up", async ({ page, tab, site }) => {
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.name.fill("Fleet desk");
  const address = page.frame({ url: `${site.origin}/**` })?.url();
  await pressBack(page);
  await tab.leaveDialog.stay.click();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect(page.frame({ url: `${site.origin}/**` })?.url()).toBe(address);

  await pressBack(page);
  await tab.leaveDialog.leave.click();
  await expect(tab.account.name).toBeHidden();
  expect(page.frame({ url: `${site.origin}/**` })?.url()).toBe(`${site.origin}/`);
});

test("back to a place of the frame's own document is asked about, too", async ({ page, tab, site }) => {
  await tab.open();
  const inner = page.frame({ url: `${site.origin}/**` });
  await tab.accounts.counts("12 service accounts");
  await inner?.evaluate(() => {
    document.querySelector("dwb-api-management")?.setAttribute("base-path", "/tab");
    history.replaceState(null, "", "/elsewhere");
  });
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.name.fill("Fleet desk");
  expect(inner?.url()).toMatch(/\/tab\/[0-9a-f-]{36}$/);
  await pressBack(page);
  await tab.leaveDialog.stay.click();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect(inner?.url()).toMatch(/\/tab\/[0-9a-f-]{36}$/);
  await pressBack(page);
  await tab.leaveDialog.leave.click();
  await expect.poll(() => inner?.url()).toBe(`${site.origin}/elsewhere`);
});
