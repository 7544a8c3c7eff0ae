// The secret is shown once: every way to leave before it was copied asks first; and after the view was
// left, nothing of the secret remains.

import type { Page } from "@playwright/test";
import { refuseClipboard } from "../fixtures/clipboard.ts";
import { pressBack } from "../fixtures/history.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";
import type { Tab } from "../pages/tab.ts";

interface Way {
  go: (page: Page, tab: Tab) => Promise<unknown>;
  arrives: (page: Page, tab: Tab) => Promise<unknown>;
}

const WAYS: Record<string, Way> = {
  Done: {
    go: (_, tab) => tab.credentials.done.click(),
    arrives: (_, tab) => expect(tab.account.heading("Fleet desk")).toBeVisible(),
  },
  Esc: {
    go: (page) => page.keyboard.press("Escape"),
    arrives: (_, tab) => expect(tab.account.heading("Fleet desk")).toBeVisible(),
  },
  "another account in the list": {
    go: (_, tab) => tab.accounts.account("Emissions desk").click(),
    arrives: (_, tab) => expect(tab.account.heading("Emissions desk")).toBeVisible(),
  },
  "Add account": {
    go: (_, tab) => tab.accounts.add.click(),
    arrives: (_, tab) => expect(tab.createForm.heading).toBeVisible(),
  },
  "the back button": {
    go: (page) => pressBack(page),
    arrives: (page, tab) => expect(page).toHaveURL(tab.address()),
  },
  "a portal link": {
    go: (_, tab) => tab.portalLink("Data catalogue").click(),
    arrives: (page) => expect(page.getByRole("heading", { level: 1, name: "Data catalogue" })).toBeVisible(),
  },
};

/** From the list to the credentials, so that Back has somewhere to go. */
async function create(tab: Tab): Promise<void> {
  await tab.open();
  await tab.accounts.add.click();
  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
}

for (const [name, { go, arrives }] of Object.entries(WAYS)) {
  test(`leaving by ${name} asks; staying keeps the secret, leaving wipes it`, async ({ page, tab }) => {
    await create(tab);
    const address = page.url();
    const { secret } = await tab.credentials.read();

    await go(page, tab);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
    await expect(tab.leaveDialog.stay).toBeFocused();
    await tab.leaveDialog.stay.click();
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await expect(page).toHaveURL(address);
    expect((await tab.credentials.read()).secret === secret, "the same secret").toBe(true);

    await go(page, tab);
    await tab.leaveDialog.leave.click();
    await arrives(page, tab);
    expect(await placesOf(page, secret)).toEqual([]);
    await expect(tab.leaveDialog.dialog).toHaveCount(0);

    await page.goto(address);
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
    await expect(tab.credentials.show).toHaveCount(0);
    expect(await placesOf(page, secret)).toEqual([]);
  });

  test(`leaving by ${name} does not ask once the secret was copied`, async ({ page, context, tab }) => {
    await context.grantPermissions(["clipboard-write"]);
    await create(tab);
    await tab.credentials.secret.copy.click();
    await tab.hears("Service account secret copied.");
    await go(page, tab);
    await arrives(page, tab);
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });
}

test("closing the browser tab asks until the secret was copied", async ({ page, context, tab }) => {
  await context.grantPermissions(["clipboard-write"]);
  await create(tab);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();

  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
});

test("a reload asks, and the secret does not survive it", async ({ page, tab }) => {
  await create(tab);
  const { secret } = await tab.credentials.read();
  const asked = page.waitForEvent("dialog");
  const reloaded = page.reload();
  await (await asked).accept();
  await reloaded;
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.credentials.show).toHaveCount(0);
  expect(await placesOf(page, secret)).toEqual([]);
});

test("Esc answers the question with Stay", async ({ page, tab }) => {
  await create(tab);
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.credentials.show).toBeVisible();
});

test("having copied the ID and the key alone, leaving still asks", async ({ context, tab }) => {
  await context.grantPermissions(["clipboard-write"]);
  await create(tab);
  await tab.credentials.readout("Service account ID").copy.click();
  await tab.credentials.readout("API key").copy.click();
  await tab.hears("API key copied.");
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toBeVisible();
});

test("a copy that failed does not count, a copy by hand does", async ({ page, context, tab }) => {
  await refuseClipboard(context);
  await create(tab);
  await tab.credentials.secret.copy.click();
  await tab.hears(/could not be copied/);
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog).toBeVisible();
  await tab.leaveDialog.stay.click();

  const value = tab.credentials.secret.value;
  await value.evaluate((value) => {
    const text = document.createTreeWalker(value, NodeFilter.SHOW_TEXT).nextNode() as Text;
    getSelection()?.setBaseAndExtent(text, 0, text, text.length - 1);
  });
  await page.keyboard.press("Control+C");
  await tab.credentials.done.click();
  await expect(tab.leaveDialog.dialog, "a secret without its last letter is none").toBeVisible();
  await tab.leaveDialog.stay.click();

  await value.selectText();
  await page.keyboard.press("Control+C");
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

test("the page that one left is not shown again with its secret by the back button", async ({ page, tab }) => {
  await create(tab);
  const { secret } = await tab.credentials.read();
  await tab.portalLink("Data catalogue").click();
  await tab.leaveDialog.leave.click();
  await expect(page.getByRole("heading", { level: 1, name: "Data catalogue" })).toBeVisible();
  await page.goBack();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.credentials.show).toHaveCount(0);
  expect(await placesOf(page, secret)).toEqual([]);
});
