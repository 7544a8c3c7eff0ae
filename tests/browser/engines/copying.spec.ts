// Copying in each browser engine: what is copied can be pasted, and what cannot be copied is selected.

import type { Page } from "@playwright/test";
import { allowClipboard, pasted, refuseClipboard } from "../fixtures/clipboard.ts";
import type { Gateway } from "../fixtures/gateway.ts";
import { expect, test } from "../fixtures/test.ts";
import { type Workbench, WORKSPACE } from "../fixtures/workbench.ts";

/** The values of an account page, by their labels. */
async function valuesOf(workbench: Workbench, gateway: Gateway): Promise<[id: string, values: Record<string, string>]> {
  const { id, apiKey = "" } = await gateway.accountNamed("Emissions desk");
  return [
    id,
    {
      "Service account ID": id,
      "API key": apiKey,
      "Endpoints base URL": `${workbench.gateway}/workspaces/${WORKSPACE}`,
    },
  ];
}

const selected = (page: Page) => page.evaluate(() => getSelection()?.toString().trim());

test("values are copied", async ({ context, tab, workbench, gateway }) => {
  await allowClipboard(context);
  const [id, values] = await valuesOf(workbench, gateway);
  await tab.open(id);
  for (const [label, value] of Object.entries(values)) {
    await tab.account.readout(label).copy.click();
    await tab.hears(`${label} copied.`);
    expect(await pasted(context)).toBe(value);
  }
});

test("where the clipboard refuses, the value is selected and can be copied by hand", async ({
  page,
  context,
  tab,
  workbench,
  gateway,
}) => {
  await refuseClipboard(context);
  await allowClipboard(context);
  const [id, values] = await valuesOf(workbench, gateway);
  await tab.open(id);
  for (const [label, value] of Object.entries(values)) {
    await tab.account.readout(label).copy.click();
    await tab.hears(`${label} could not be copied. Copy the selected text by hand.`);
    await expect.poll(() => selected(page)).toBe(value);
    await page.keyboard.press("Control+C");
    expect(await pasted(context)).toBe(value);
  }
});

test("a secret that was refused and then copied by hand is not asked for on leaving", async ({ page, context, tab }) => {
  await refuseClipboard(context);
  await allowClipboard(context);
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  await tab.credentials.secret.copy.click();
  await tab.hears("Service account secret could not be copied. Copy the selected text by hand.");
  await expect.poll(async () => (await selected(page)) === secret, "the secret is selected").toBe(true);
  await page.keyboard.press("Control+C");
  expect((await pasted(context)) === secret, "the same secret").toBe(true);
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

test("a secret that was selected with a click and copied with keys is not asked for on leaving", async ({
  page,
  context,
  tab,
}) => {
  await allowClipboard(context);
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  await tab.credentials.show.click();
  await tab.credentials.secret.value.click({ position: { x: 60, y: 12 } });
  await expect.poll(async () => (await selected(page)) === secret, "the secret is selected").toBe(true);
  await page.keyboard.press("Control+C");
  expect((await pasted(context)) === secret, "the same secret").toBe(true);
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

test("one click selects a value as a whole", async ({ page, context, tab, gateway }) => {
  await allowClipboard(context);
  const account = await gateway.accountNamed("Emissions desk");
  await tab.open(account.id);
  await tab.account.readout("Service account ID").value.click({ position: { x: 60, y: 12 } });
  await page.keyboard.press("Control+C");
  expect(await pasted(context)).toBe(account.id);
});
