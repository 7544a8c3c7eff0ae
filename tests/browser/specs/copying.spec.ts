// The values of an account page are copied, and the tab says for each whether that worked.

import { pasted, refuseClipboard } from "../fixtures/clipboard.ts";
import { expect, test } from "../fixtures/test.ts";

const LABELS = ["Service account ID", "API key", "Endpoints base URL", "Workspace ID", "Workspace name"];

test("ID, API key and Endpoints base URL are copied", async ({ context, tab, gateway }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const account = await gateway.accountNamed("Emissions desk");
  await tab.open(account.id);
  for (const label of LABELS) {
    const readout = tab.account.readout(label);
    await readout.copy.click();
    await tab.hears(`${label} copied.`);
    expect(await pasted(context)).toBe(await readout.text());
  }
  expect(await tab.account.readout("Service account ID").text()).toBe(account.id);
  expect(await tab.account.readout("API key").text()).toBe(account.apiKey);
});

test("where the clipboard refuses, the value is selected and nobody says Copied", async ({
  page,
  context,
  tab,
  gateway,
}) => {
  await refuseClipboard(context);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  for (const label of LABELS) {
    const readout = tab.account.readout(label);
    await readout.copy.click();
    await tab.hears(`${label} could not be copied. Copy the selected text by hand.`);
    await page.keyboard.press("Control+C");
    expect(await pasted(context)).toBe(await readout.text());
  }
  await expect(page.getByText("Copied", { exact: true })).toHaveCount(0);
});

test("the same copy twice is told twice", async ({ page, context, tab, gateway }) => {
  await context.grantPermissions(["clipboard-write"]);
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  await tab.account.readout("API key").copy.click();
  await tab.hears("API key copied.");
  const heard = page.getByRole("status").filter({ hasText: "API key copied." });
  const before = await heard.textContent();
  await tab.account.readout("API key").copy.click();
  await expect.poll(() => heard.textContent()).not.toBe(before);
});

test("the button says Copied for a while and moves nothing", async ({ page, context, tab, gateway }) => {
  await context.grantPermissions(["clipboard-write"]);
  await page.clock.install();
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  const { copy } = tab.account.readout("Service account ID");
  await copy.scrollIntoViewIfNeeded();
  await expect(copy).toHaveText("Copy");
  const before = await copy.boundingBox();
  await copy.click();
  await expect(copy).toHaveText("Copied");
  expect(await copy.boundingBox()).toEqual(before);
  await page.clock.fastForward(10_000);
  await expect(copy).toHaveText("Copy");
  expect(await copy.boundingBox()).toEqual(before);
});
