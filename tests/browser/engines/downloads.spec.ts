// Downloads in each browser engine: the files arrive, with their names and contents.

import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

async function downloaded(page: Page, by: Locator): Promise<{ name: string; text: string }> {
  const arriving = page.waitForEvent("download");
  await by.click();
  const file = await arriving;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("credentials as files, with the secret of a new account", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  const known = await tab.credentials.read();
  const json = await downloaded(page, tab.files.json);
  expect(json.name).toBe("Fleet-desk_credentials.json");
  for (const value of Object.values(known)) expect(json.text.includes(value), "each value").toBe(true);
  const env = await downloaded(page, tab.files.env);
  expect(env.name).toBe("Fleet-desk.env");
  for (const value of Object.values(known)) expect(env.text.includes(value), "each value").toBe(true);
});

test("the reminder and the sample script of an account", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Emissions desk");
  await tab.open(account.id);
  expect((await downloaded(page, tab.files.reminder)).text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText(account.id);
  const script = await downloaded(page, tab.sample.download);
  expect(script.name).toMatch(/\.py$/);
  expect(script.text).toContain(account.id);
});
