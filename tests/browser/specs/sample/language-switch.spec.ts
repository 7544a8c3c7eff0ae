// The list above the script; each language is loaded only when the user chooses it.

import type { Page } from "@playwright/test";
import { hold } from "../../fixtures/answers.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import type { Tab } from "../../pages/tab.ts";

/** The files of the bundle that are requested from now on, without the hash in their names. */
function filesAskedFor(page: Page): Set<string> {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const name = /\/assets\/api-management\/([^/]+)$/.exec(new URL(request.url()).pathname)?.[1];
    if (name) asked.add(name.replace(/-[0-9a-f]{16}/, ""));
  });
  return asked;
}

const CURL = /_sample\.sh\.txt$/;
const PROGRAM = ["api-management_samples.js", "api-management_samples_bg.wasm"];

test("each language is loaded when it is looked at, and the program with the first", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("EU ETS settlement");
  const before = filesAskedFor(page);
  await tab.open(id);
  await expect(tab.sample.generate).toBeVisible();
  expect([...before].filter((name) => /samples|\.txt$/.test(name))).toEqual([]);

  const asked = filesAskedFor(page);

  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  const templates = ["api-management_hand_picked.py.txt", "api-management_sample.py.txt"];
  expect([...asked].sort()).toEqual([...templates, ...PROGRAM].sort());

  asked.clear();
  await tab.sample.choose("curl");
  await expect(tab.sample.code).toContainText("#!/bin/sh");
  expect([...asked]).toEqual(["api-management_sample.sh.txt"]);

  asked.clear();
  await tab.sample.choose("C#");
  await expect(tab.sample.code).toContainText("const string AccountName");
  expect([...asked]).toEqual(["api-management_sample.cs.txt"]);
});

test("the files need the program alone, and the message for the contact person nothing", async ({
  page,
  context,
  tab,
  receiver,
  gateway,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await expect(tab.files.env).toBeVisible();
  const asked = filesAskedFor(page);
  await tab.files.message.click();
  await tab.hears("Message copied.");
  expect([...asked]).toEqual([]);
  for (const button of [tab.files.env, tab.files.json, tab.files.reminder]) await receiver.save(page, () => button.click());
  expect([...asked].sort()).toEqual([...PROGRAM].sort());
});

test("the language is chosen with the keys", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.sample.generate.focus();
  await page.keyboard.press("Enter");
  await expect(tab.sample.code).toContainText("# /// script");
  await page.keyboard.press("Tab");
  await expect(tab.sample.language).toBeFocused();
  for (const [key, language, begins] of [
    ["ArrowDown", "curl", "#!/bin/sh"],
    ["ArrowDown", "C#", "const string AccountName"],
    ["ArrowDown", "JavaScript (Node)", "const ACCOUNT_NAME"],
    ["ArrowUp", "C#", "const string AccountName"],
    ["Home", "Python", "# /// script"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab.sample.language.locator("option:checked")).toHaveText(language);
    await expect(tab.sample.language).toBeFocused();
    await expect(tab.sample.code).toContainText(begins);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(tab.sample.code).toBeFocused();
});

test("the list names what tests ran and what they only parsed", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.sample.generate.click();
  await expect(tab.sample.section).toContainText("Tests run it against a local Workbench.");
  await tab.sample.choose("PowerShell 7");
  await expect(tab.sample.code).toContainText("$AccountName = 'Fleet reporting'");
  await expect(tab.sample.section).toContainText("Tests check it with a parser of its language; they do not run it.");
});

test("the focus stays where the secret is put into the script", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  await tab.sample.generate.click();
  await tab.sample.withSecret.focus();
  for (const words of ["WARNING", "The secret is not in this file"]) {
    await page.keyboard.press("Space");
    await expect(tab.sample.code).toContainText(words);
    await expect(tab.sample.withSecret).toBeFocused();
  }
});

/** Chooses curl while Python is shown, and holds its template back until the returned function is called. */
async function chooseCurlThatWaits(page: Page, tab: Tab): Promise<() => void> {
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  const release = await hold(page, "GET", CURL);
  const held = page.waitForRequest(CURL);
  await tab.sample.language.focus();
  await tab.sample.choose("curl");
  await held;
  return release;
}

test("while another language is on its way, nobody can take the former one for it", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const release = await chooseCurlThatWaits(page, tab);
  for (const taking of [tab.sample.code, tab.sample.copy, tab.sample.download]) await expect(taking).toBeHidden();
  release();
  await expect(tab.sample.code).toContainText("#!/bin/sh");
  await expect(tab.sample.language).toBeFocused();
});

test("a quick change of mind shows the language that was chosen last", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const release = await chooseCurlThatWaits(page, tab);
  await tab.sample.choose("C#");
  await expect(tab.sample.code).toContainText("const string AccountName");
  const arrived = page.waitForResponse(CURL);
  release();
  await (await arrived).finished();
  // A later answer shows that the effects of the earlier one are over.
  await page.evaluate(async () => (await fetch(location.href)).text());
  await expect(tab.sample.code).toContainText("const string AccountName");
  await expect(tab.sample.code).not.toContainText("#!/bin/sh");
});
