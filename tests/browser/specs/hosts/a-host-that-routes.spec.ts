// What a host's own router relies on: whether something is unsaved, the question, and the history.

import type { Page } from "@playwright/test";
import { confirmLeave, hasUnsavedWork, setAttributes } from "../../fixtures/element.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/test.ts";
import { TAB_PATH } from "../../fixtures/workbench.ts";

test("confirmLeave asks only where something would be lost", async ({ page, tab }) => {
  await tab.open("new");
  await expect(tab.createForm.heading).toBeVisible();
  expect(await hasUnsavedWork(page)).toBe(false);
  expect(await (await confirmLeave(page))()).toBe(true);

  await tab.createForm.name.fill("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
  const stays = await confirmLeave(page);
  await tab.leaveDialog.stay.click();
  expect(await stays()).toBe(false);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);

  const escapes = await confirmLeave(page);
  await page.keyboard.press("Escape");
  expect(await escapes()).toBe(false);

  const leaves = await confirmLeave(page);
  await tab.leaveDialog.leave.click();
  expect(await leaves()).toBe(true);
});

test("asked twice, both askers hear the answer", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  const first = await confirmLeave(page);
  const second = await confirmLeave(page);
  await tab.leaveDialog.stay.click();
  expect(await Promise.all([first(), second()])).toEqual([false, false]);
});

for (const [property, value] of [
  ["display", "none"],
  ["visibility", "hidden"],
  ["content-visibility", "hidden"],
] as const) {
  test.describe(`while the host hides the element by ${property}`, () => {
    test.beforeEach(async ({ page, tab }) => {
      await tab.open("new");
      await tab.createForm.name.fill("Fleet desk");
      await style(page, property, value);
    });

    test("nobody can be asked, and the answer is no", async ({ page, tab }) => {
      expect(await (await confirmLeave(page))()).toBe(false);
      await style(page, property, null);
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await expect(tab.createForm.name).toHaveValue("Fleet desk");
    });

    test("the host's links go their way, and the browser asks in its own words", async ({ page, tab }) => {
      const asked = page.waitForEvent("dialog");
      const clicked = tab.portalLink("Analytics").click();
      const dialog = await asked;
      expect(dialog.type()).toBe("beforeunload");
      await dialog.accept();
      await clicked;
      await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
    });

    test("back leads the page elsewhere, and what was typed stays", async ({ page, tab }) => {
      await style(page, property, null);
      await tab.accounts.account("Fleet reporting").click();
      await tab.leaveDialog.leave.click();
      await tab.account.name.fill("Fleet desk");
      await style(page, property, value);
      await pressBack(page);
      await expect(page).toHaveURL(tab.address("new"));
      await style(page, property, null);
      await expect(tab.account.name).toHaveValue("Fleet desk");
    });

    test("an attribute that changes changes nothing", async ({ page, tab }) => {
      await setAttributes(page, { locale: "nb-NO", "workspace-id": null });
      expect(await (await confirmLeave(page))()).toBe(false);
      await style(page, property, null);
      await expect(tab.createForm.name).toHaveValue("Fleet desk");
    });
  });
}

/** Sets or removes a property of the element's own style. */
async function style(page: Page, property: string, value: string | null): Promise<void> {
  await page.evaluate(
    ([property, value]) => {
      document.querySelector("dwb-api-management")?.style.setProperty(property ?? "", value ?? "");
    },
    [property, value],
  );
}

test("a failed load is hidden with the element", async ({ page, mishaps, tab: _ }) => {
  mishaps.allowFailedRequests();
  await page.route(/_bg\.wasm$/, (route) => route.abort("connectionrefused"));
  await page.goto("/standalone/");
  const retry = page.getByRole("button", { name: "Retry" });
  await expect(retry).toBeVisible();
  await style(page, "visibility", "hidden");
  await expect(retry).toBeHidden();
  await style(page, "visibility", null);
  await page.evaluate(() => document.querySelector("dwb-api-management")?.toggleAttribute("hidden"));
  await expect(retry).toBeHidden();
});

test("removed while it asks, the host may leave: nothing is left that could be lost", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  const leaves = await confirmLeave(page);
  await expect(tab.leaveDialog.dialog).toBeVisible();
  await page.evaluate(() => document.querySelector("dwb-api-management")?.remove());
  expect(await leaves()).toBe(true);
});

test("what the host holds up itself is not asked about", async ({ page, tab }) => {
  await page.addInitScript(() => {
    const { navigation } = window as unknown as { navigation: EventTarget };
    navigation.addEventListener("navigate", (event) => {
      const { destination } = event as Event & { destination: { url: string } };
      if (!destination.url.endsWith("/analytics")) return;
      event.preventDefault();
      document.documentElement.dataset.heldUp = "yes";
    });
  });
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  await tab.portalLink("Analytics").click();
  await expect(page.locator("css=html")).toHaveAttribute("data-held-up", "yes");
  await expect(tab.leaveDialog.dialog).toBeHidden();
  // If the element had asked a moment later, the question would be visible by now.
  await tab.accounts.account("Fleet reporting").click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
});

test("with a base path in the fragment, a plain link to another fragment of the host asks", async ({ page, tab }) => {
  await tab.open();
  await setAttributes(page, { "base-path": "#/api" });
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.add.click();
  await expect(page).toHaveURL(/#\/api\/new$/);
  await tab.createForm.name.fill("Fleet desk");
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "#/help";
    link.textContent = "Help of the host";
    document.body.prepend(link);
  });
  const help = page.getByRole("link", { name: "Help of the host" });
  await help.click();
  await tab.leaveDialog.stay.click();
  await expect(page).toHaveURL(/#\/api\/new$/);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await help.click();
  await tab.leaveDialog.leave.click();
  await expect(page).toHaveURL(/#\/help$/);
});

test("credentials that nobody has kept are at stake", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  expect(await hasUnsavedWork(page)).toBe(true);
  const leaves = await confirmLeave(page);
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
  await tab.leaveDialog.stay.click();
  expect(await leaves()).toBe(false);
});

test("a pushState to a place of the tab leads there, one elsewhere changes nothing", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open();
  await page.evaluate((address) => history.pushState(null, "", address), `${TAB_PATH}/${id}`);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await tab.account.name.fill("Fleet desk");
  await page.evaluate(() => history.pushState(null, "", "/somewhere/else"));
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await pressBack(page);
  await expect(page).toHaveURL(tab.address(id));
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.account.name).toHaveValue("Fleet desk");
});
