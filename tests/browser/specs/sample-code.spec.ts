// The sample code: its content, how it is copied and downloaded, and what is loaded only when it is needed.

import { holdClipboard, pasted, refuseClipboard } from "../fixtures/clipboard.ts";
import { expect, test } from "../fixtures/test.ts";

test("a hand-picked account's sample names its own data sets", async ({ tab, gateway }) => {
  const account = await gateway.accountNamed("EU ETS settlement");
  await tab.open(account.id);
  await tab.sample.generate.click();
  for (const { id, name } of account.access.dataSets ?? []) {
    await expect(tab.sample.code).toContainText(id);
    await expect(tab.sample.code).toContainText(name);
  }
});

const ASKS = {
  Python:
    "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then in a .env file " +
    "beside it, then asks.",
  curl: "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then asks.",
  "C#": "The secret is not in the script: it looks in the environment variable DWB_CLIENT_SECRET, then asks.",
};

test("the page says where each script takes the secret from when it is not at hand, and offers a new one", async ({
  tab,
  gateway,
}) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.sample.generate.click();
  for (const [language, words] of Object.entries(ASKS)) {
    await tab.sample.choose(language);
    await expect(tab.sample.section.getByText(words, { exact: true })).toBeVisible();
  }
  await expect(tab.sample.withSecret).toHaveCount(0);
  await tab.sample.regenerate.click();
  await expect(tab.regenerateDialog.dialog).toBeVisible();
});

test("beside new credentials it says so for as long as the secret stays out of the script", async ({ tab }) => {
  await tab.createAccount("Fleet desk");
  await tab.sample.generate.click();
  const words = tab.sample.section.getByText(ASKS.Python, { exact: true });
  await expect(words).toBeVisible();
  await tab.sample.withSecret.check();
  await expect(words).toBeHidden();
  await tab.sample.withSecret.uncheck();
  await expect(words).toBeVisible();
  await expect(tab.sample.regenerate).toHaveCount(0);
});

test("the script is copied as it is shown", async ({ context, tab, gateway }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.sample.generate.click();
  await tab.sample.copy.click();
  await tab.hears("sample code copied.");
  expect(await pasted(context)).toBe(await tab.sample.code.textContent());
});

test("a copy of the script that failed is told as failed", async ({ page, context, tab, gateway }) => {
  await refuseClipboard(context);
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.sample.generate.click();
  await tab.sample.copy.click();
  await tab.hears(/sample code could not be copied/);
  await expect(page.getByText("Copied", { exact: true })).toHaveCount(0);
});

test("a script without the secret does not count as having it", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  await tab.sample.generate.click();
  const waiting = page.waitForEvent("download");
  await tab.sample.download.click();
  await waiting;
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
});

test("a copy that takes its time counts for the script that was copied", async ({ page, context, tab }) => {
  const writing = await holdClipboard(context);
  await tab.createAccount("Fleet desk");
  await tab.sample.generate.click();
  await tab.sample.copy.click();
  await tab.sample.withSecret.check();
  await expect(tab.sample.code).toContainText("WARNING");
  await writing.end(page);
  await tab.hears("sample code copied.");
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
});

test("nothing of the sample is loaded before Generate, and a failure to load it can be mended", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.route(/\.py\.txt$/, (route) => route.abort("connectionrefused"));
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await expect(tab.sample.generate).toBeVisible();
  expect(asked.filter((url) => url.endsWith(".txt"))).toEqual([]);
  await tab.sample.generate.click();
  await expect(tab.sample.section.getByRole("alert")).toContainText("check your connection, then try again");
  await page.unroute(/\.py\.txt$/);
  await tab.sample.generate.click();
  await expect(tab.sample.code).toBeVisible();
});
