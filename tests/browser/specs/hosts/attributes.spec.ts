// What the attributes do, which message appears for wrong ones, and what a change at run time does.

import { setAttributes } from "../../fixtures/element.ts";
import { Events } from "../../fixtures/events.ts";
import { expect, test } from "../../fixtures/test.ts";
import { WORKSPACE } from "../../fixtures/workbench.ts";

const OTHER_WORKSPACE = "00000000-0000-4000-8000-000000000000";

test("what is missing or malformed is named, all of it, and mended at run time", async ({ page, tab }) => {
  await tab.open();
  await setAttributes(page, { "workspace-id": "seven", "api-base": null, locale: "no_such!" });
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("workspace-id");
  await expect(alert).toContainText("api-base");
  await expect(alert).toContainText("locale");
  await expect(alert).not.toContainText("base-path");
  await setAttributes(page, { "workspace-id": WORKSPACE, "api-base": "/veracity/dw/gateway/api/v2", locale: null });
  await tab.accounts.counts("12 service accounts");
  await expect(alert).toHaveCount(0);
});

for (const [name, values] of Object.entries({
  "workspace-id": ["", "7", `${WORKSPACE}0`],
  "api-base": ["", "javascript:alert(1)", "http://"],
  "portal-base": ["ftp://portal.example"],
  "base-path": ["ws/1", "/ws?x", "#ws"],
  "token-url": ["mailto:a@example.com"],
  locale: ["english please", "_"],
})) {
  test(`${name}: what is no use is said`, async ({ page, tab }) => {
    await tab.open();
    for (const value of values) {
      await setAttributes(page, { [name]: value });
      await expect(page.getByRole("alert").filter({ hasText: name })).toBeVisible();
    }
  });
}

test("another workspace is another list", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
  await expect(tab.accounts.alert).toBeVisible();
  await expect(tab.accounts.rows).toHaveCount(0);
  await setAttributes(page, { "workspace-id": WORKSPACE });
  await tab.accounts.counts("12 service accounts");
});

test("a change asks where something would be lost: Stay keeps all, Leave lets it happen", async ({
  page,
  tab,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.stay.click();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await expect(tab.createForm.email).toHaveValue("fleet.desk@example.com");
  await tab.accounts.counts("12 service accounts");

  await setAttributes(page, { "workspace-id": WORKSPACE });
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
  await tab.leaveDialog.leave.click();
  await expect(tab.accounts.alert).toBeVisible();
  await expect(tab.createForm.name).not.toHaveValue("Fleet desk");
});

test("several changes at once count once", async ({ page, context, tab }) => {
  const events = await Events.watch(context);
  await tab.open();
  await expect.poll(() => events.of("dwb-ready").length).toBe(1);
  await setAttributes(page, { "portal-base": "/portal", "token-url": "/token", locale: "nb-NO" });
  await expect.poll(() => events.of("dwb-ready").length).toBe(2);
  await tab.accounts.counts("12 service accounts");
  expect(events.of("dwb-ready")).toHaveLength(2);
});

test("dates follow the locale", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(page.getByText(/^Created by .+ 20\d\d/)).toBeVisible();
  const dates = page.getByText(/\b20\d\d\b/);
  const english = await dates.allInnerTexts();
  await setAttributes(page, { locale: "ja-JP" });
  await expect(page.getByText(/20\d\d年/).first()).toBeVisible();
  await setAttributes(page, { locale: null });
  await expect.poll(() => dates.allInnerTexts()).toEqual(english);
});

test("a base path is taken as the browser writes it in its addresses", async ({ page, tab }) => {
  await tab.open();
  for (const [base, address] of [
    ["/place/ø b", "/place/%C3%B8%20b"],
    ["/place/%C3%B8%20b/", "/place/%C3%B8%20b"],
    ["/a/../place", "/place"],
  ] as const) {
    await setAttributes(page, { "base-path": base });
    await tab.accounts.account("Fleet reporting").click();
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    expect(new URL(page.url()).pathname).toContain(`${address}/`);
    await tab.accounts.add.click();
    await expect(page).toHaveURL((url) => url.pathname === `${address}/new`);
    await expect(tab.createForm.name).toBeVisible();
  }
});

test("with the whole fragment for base, back to the page without one is back to the start", async ({ page, tab }) => {
  await tab.open();
  await setAttributes(page, { "base-path": "#/" });
  await tab.accounts.add.click();
  await expect(tab.createForm.name).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#/new");
  await page.goBack();
  await expect(tab.createForm.name).toBeHidden();
  await expect(tab.accounts.heading).toBeVisible();
});
