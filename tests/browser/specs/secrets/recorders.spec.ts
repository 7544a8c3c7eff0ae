// A session recorder of the host records neither the secret nor the API key, whatever the user does with
// them.

import { expect, test } from "../../fixtures/test.ts";
import { record, recording } from "../../fixtures/recorder.ts";
import { howManyHold } from "../../fixtures/secrets.ts";

test("a recording by rrweb holds nothing of the secret and nothing of the key", async ({ page, context, tab, mishaps }) => {
  mishaps.allowInlineStyles();
  await context.grantPermissions(["clipboard-write"]);
  await record(context);
  await tab.createAccount("Fleet desk");
  const { secret, apiKey } = await tab.credentials.read();
  await tab.credentials.show.click();
  await tab.credentials.readout("API key").group.getByRole("button", { name: /^Show / }).click();
  await tab.credentials.secret.value.selectText();
  await tab.credentials.copyAll.click();
  await tab.sample.generate.click();
  await tab.sample.withSecret.check();
  for (const language of ["curl", "C#", "Python"]) {
    await tab.sample.choose(language);
    await expect(tab.sample.code).toContainText("WARNING");
  }
  await tab.files.message.click();
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();

  const told = await recording(page);
  // The recording contains other text of the tab, so it includes the shadow root.
  expect(told).toContain("This is the only time that the service account secret is shown.");
  expect(howManyHold([told], secret), "the secret").toBe(0);
  expect(howManyHold([told], apiKey), "the key").toBe(0);
});

test("a recording of an account's page holds nothing of its key", async ({ page, context, tab, gateway, mishaps }) => {
  mishaps.allowInlineStyles();
  await record(context);
  const { id, apiKey = "" } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.readout("API key").group.getByRole("button", { name: /^Show / }).click();
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  await tab.files.message.click();
  const told = await recording(page);
  expect(told).toContain("Fleet reporting");
  expect(howManyHold([told], apiKey), "the key").toBe(0);
});
