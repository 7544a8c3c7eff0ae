// The credentials after creation: masked until shown, and the tab says for each copy whether it worked.

import type { Page } from "@playwright/test";
import { CALLS } from "../fixtures/answers.ts";
import { pasted, refuseClipboard } from "../fixtures/clipboard.ts";
import { shows } from "../fixtures/secrets.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";

test("the secret is in the document only while it is shown", async ({ page, tab }) => {
  const sent = secretOf(page);
  await tab.createAccount("Fleet desk");
  const secret = await sent;
  const { credentials } = tab;
  expect(await placesOf(page, secret)).toEqual([]);
  await expect(credentials.secret.value).toHaveText(/^•+Hidden$/);

  await credentials.show.click();
  await shows(credentials.secret.value, secret);
  expect(await placesOf(page, secret)).toEqual(["text"]);

  await credentials.hide.click();
  await expect(credentials.secret.value).toHaveText(/^•+Hidden$/);
  expect(await placesOf(page, secret)).toEqual([]);
});

test("the view says that this is the only time, and when the secret expires, with time and zone", async ({
  page,
  tab,
}) => {
  await tab.createAccount("Fleet desk");
  await expect(tab.credentials.onlyTime).toBeVisible();
  await expect(page.getByText(/^The secret expires on \d+ \w+ \d{4} at \d\d:\d\d (CET|CEST|GMT\+[12]), in 7\d\d days\.$/)).toBeVisible();
});

test("the heading has the focus, so that a screen reader begins there", async ({ tab }) => {
  await tab.createAccount("Fleet desk");
  await expect(tab.credentials.heading("Fleet desk")).toBeFocused();
});

for (const label of ["Service account secret", "Service account ID", "API key"]) {
  test(`a failed copy of the ${label} is told, and its text is selected to be copied by hand`, async ({
    page,
    context,
    tab,
  }) => {
    await refuseClipboard(context);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const sent = secretOf(page);
    await tab.createAccount("Fleet desk");
    const secret = await sent;
    const readout = tab.credentials.readout(label);
    await readout.copy.click();
    await tab.hears(`${label} could not be copied. Copy the selected text by hand.`);
    await expect(readout.group).toContainText("Not copied.");
    await expect(page.getByText("Copied", { exact: true })).toHaveCount(0);

    await page.keyboard.press("Control+C");
    const expected = label === "Service account secret" ? secret : await readout.text();
    expect(await pasted(context)).toBe(expected);
  });
}

test("a failed Copy all is told, and leaving still asks", async ({ page, context, tab }) => {
  await refuseClipboard(context);
  await tab.createAccount("Fleet desk");
  await tab.credentials.copyAll.click();
  await tab.hears(/could not be copied/);
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toBeVisible();
  await expect(page.getByText("Copied", { exact: true })).toHaveCount(0);
});

test("the credentials are operated with the keyboard alone", async ({ page, context, tab }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.createAccount("Fleet desk");
  const { credentials } = tab;
  for (const control of [
    credentials.show,
    credentials.secret.copy,
    credentials.readout("Service account ID").copy,
    page.getByRole("button", { name: "Show API key" }),
    credentials.readout("API key").copy,
  ]) {
    await page.keyboard.press("Tab");
    await expect(control).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await tab.hears("API key copied.");
  for (let back = 0; back < 3; back++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Space");
  await tab.hears("Service account secret copied.");
  await credentials.done.focus();
  await page.keyboard.press("Enter");
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

/** The secret as the backend sent it. */
async function secretOf(page: Page): Promise<string> {
  const answer = await page.waitForResponse(
    (response) => response.request().method() === "POST" && CALLS.create.test(response.url()),
  );
  return (await answer.json()).secret.value;
}
