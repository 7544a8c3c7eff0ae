// Scripts and files leave nothing behind in the browser: no object URL, and no secret, neither in the
// document nor in the programs' memory.

import type { Page } from "@playwright/test";
import { CALLS } from "../../fixtures/answers.ts";
import type { Receiver } from "../../fixtures/clean-room.ts";
import { ObjectUrls } from "../../fixtures/object-urls.ts";
import { shows } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import { placesOf } from "../../fixtures/traces.ts";
import { piecesInMemories, watchMemories } from "../../fixtures/wasm-memory.ts";
import type { Tab } from "../../pages/tab.ts";

test("every download's address is released: with the secret, when that is left; else when it has been read", async ({
  page,
  context,
  tab,
  receiver,
}) => {
  const urls = await ObjectUrls.watch(context);
  await page.clock.install();
  await tab.createAccount("Fleet desk");
  await takeAll(tab, receiver, true);
  expect(urls.made).toHaveLength(15);
  expect(urls.released, "some browsers read a file only after the click").toEqual([]);
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect.poll(() => urls.released).toEqual(urls.made);
  await takeAll(tab, receiver, false);
  expect(urls.made).toHaveLength(30);
  expect(urls.released).toHaveLength(15);
  await page.clock.fastForward("01:00");
  await expect.poll(() => urls.released).toEqual(urls.made);

  // The same after the element was removed.
  await receiver.save(page, () => tab.files.json.click());
  expect(urls.made).toHaveLength(31);
  expect(urls.released).toHaveLength(30);
  await page.evaluate(() => document.querySelector("dwb-api-management")?.remove());
  await expect.poll(() => urls.released).toEqual(urls.made);
});

test("the secret is in the document only while the script with it is shown", async ({ page, tab }) => {
  const sent = secretOf(page);
  await tab.createAccount("Fleet desk");
  const secret = await sent;
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("The secret is not in this file");
  expect(await placesOf(page, secret)).toEqual([]);
  await tab.sample.withSecret.check();
  await expect(tab.sample.code).toContainText("WARNING");
  expect(await placesOf(page, secret)).toEqual(["text"]);
  await tab.sample.withSecret.uncheck();
  await expect(tab.sample.code).toContainText("The secret is not in this file");
  expect(await placesOf(page, secret)).toEqual([]);
});

const LOOKED: Record<string, (tab: Tab) => Promise<unknown>> = {
  "that was never shown": async () => {},
  "that was shown": async (tab) => {
    await tab.credentials.show.click();
    await expect(tab.credentials.hide).toBeVisible();
  },
  "that was copied": async (tab) => {
    await tab.credentials.secret.copy.click();
    await tab.hears("Service account secret copied.");
    await tab.credentials.copyAll.click();
    await tab.hears("credentials copied.");
  },
};

for (const [how, look] of Object.entries(LOOKED)) {
  test(`a secret ${how} is wiped when the credentials are left`, async ({ page, context, tab, receiver }) => {
    await context.grantPermissions(["clipboard-write"]);
    await watchMemories(context);
    const sent = secretOf(page);
    await tab.createAccount("Fleet desk");
    const secret = await sent;
    await takeAll(tab, receiver, true);
    await tab.sample.copy.click();
    await tab.hears("sample code copied.");
    await look(tab);
    const [held = 0, ...others] = await piecesInMemories(page, secret);
    expect(held, "the tab holds it while it is offered").toBeGreaterThan(0);
    expect(others, "the samples' program holds it only while it writes").toEqual([0]);
    await tab.credentials.done.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
    expect(await placesOf(page, secret)).toEqual([]);
    expect(await piecesInMemories(page, secret)).toEqual([0, 0]);
  });
}

test("a shown secret is wiped when it is hidden", async ({ page, context, tab }) => {
  await watchMemories(context);
  const sent = secretOf(page);
  await tab.createAccount("Fleet desk");
  const secret = await sent;
  const before = await piecesInMemories(page, secret);
  await tab.credentials.show.click();
  await shows(tab.credentials.secret.value, secret);
  await tab.credentials.hide.click();
  await expect(tab.credentials.secret.value).toHaveText(/Hidden$/);
  expect(await piecesInMemories(page, secret)).toEqual(before);
});

/** Downloads a script in each language and every file. */
async function takeAll(tab: Tab, receiver: Receiver, withSecret: boolean): Promise<void> {
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  if (withSecret) await tab.sample.withSecret.check();
  for (const [language, words] of [
    ["Python", "# /// script"],
    ["curl", "#!/bin/sh"],
    ["C#", "const string AccountName"],
    ["JavaScript (Node)", "const ACCOUNT_NAME"],
    ["PowerShell 7", "$AccountName = "],
    ["R (httr2)", "account_name <- "],
    ["Java 17", "static final String ACCOUNT_NAME"],
    ["Power Query M (Excel, Power BI)", "    AccountName = "],
    ["Postman collection", '"key": "clientId"'],
    ["HTTP file (REST Client)", "@clientId = "],
    ["Databricks notebook", "# Databricks notebook source"],
    ["Official Python SDK (.env)", "ApimClientId="],
  ] as const) {
    await tab.sample.choose(language);
    await expect(tab.sample.code).toContainText(words);
    await expect(tab.sample.code).toContainText(withSecret ? "WARNING" : /The secret is not in this (file|query|notebook)/);
    await receiver.save(tab.page, () => tab.sample.download.click());
  }
  for (const button of [tab.files.env, tab.files.json, tab.files.reminder]) {
    await receiver.save(tab.page, () => button.click());
  }
}

/** The secret as the backend sends it. */
async function secretOf(page: Page): Promise<string> {
  const answer = await page.waitForResponse(
    (response) => response.request().method() === "POST" && CALLS.create.test(response.url()),
  );
  return (await answer.json()).secret.value;
}
