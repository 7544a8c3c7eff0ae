// Copying in each browser engine: what is copied can be pasted, and what cannot be copied is selected.

import { allowClipboard, pasted, refuseClipboard } from "../fixtures/clipboard.ts";
import { expect, test } from "../fixtures/test.ts";

const LABELS = ["Service account ID", "API key", "Endpoints base URL"];

test("values are copied", async ({ context, tab, gateway }) => {
  await allowClipboard(context);
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  for (const label of LABELS) {
    const readout = tab.account.readout(label);
    await readout.copy.click();
    await tab.hears(`${label} copied.`);
    expect(await pasted(context)).toBe(await readout.text());
  }
});

test("where the clipboard refuses, the value is selected and can be copied by hand", async ({
  page,
  context,
  tab,
  gateway,
}) => {
  await refuseClipboard(context);
  await allowClipboard(context);
  await tab.open((await gateway.accountNamed("Emissions desk")).id);
  for (const label of LABELS) {
    const readout = tab.account.readout(label);
    await readout.copy.click();
    await tab.hears(`${label} could not be copied. Copy the selected text by hand.`);
    await page.keyboard.press("Control+C");
    expect(await pasted(context)).toBe(await readout.text());
  }
});

test("a secret that was refused and then copied by hand is not asked for on leaving", async ({ page, context, tab }) => {
  await refuseClipboard(context);
  await allowClipboard(context);
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  await tab.credentials.secret.copy.click();
  await tab.hears("Service account secret could not be copied. Copy the selected text by hand.");
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
