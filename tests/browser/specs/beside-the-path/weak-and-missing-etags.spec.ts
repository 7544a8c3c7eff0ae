// A proxy between the browser and the backend makes ETags weak (`W/"1"`) or removes them. A weak one names
// the same version; without one nothing is changed, and the tab says what is wrong.

import type { Page } from "@playwright/test";
import { CALLS } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, inTurn, type Turn, withHeaders } from "../../fixtures/turns.ts";

const NO_VERSION =
  "Data Workbench's answer came without its version (ETag), so nothing can be changed safely. " +
  "Ask whoever runs this portal to let the ETag header through.";

const weak = withHeaders(({ etag }) => ({ etag: etag ? `W/${etag}` : null }));
const without = withHeaders(() => ({ etag: null }));

/** Every answer with an account in it. */
async function everywhere(page: Page, turn: Turn): Promise<void> {
  await always(page, "GET", CALLS.account, turn);
  await always(page, "PATCH", CALLS.account, turn);
  await always(page, "POST", CALLS.secret, turn);
  await always(page, "POST", CALLS.create, turn);
}

const STRONG = /^"[^"]+"$/;

test("with weak ETags, an account is saved twice, regenerated, saved and removed", async ({ page, tab, gateway }) => {
  await everywhere(page, weak);
  const saves = watchCalls(page, "PATCH", CALLS.account);
  const renewals = watchCalls(page, "POST", CALLS.secret);
  const removals = watchCalls(page, "DELETE", CALLS.account);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  for (const name of ["Fleet desk", "Fleet office"]) {
    await tab.account.name.fill(name);
    await tab.account.save.click();
    await expect(tab.account.heading(name)).toBeVisible();
    expect((await gateway.account(id)).name).toBe(name);
  }
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet office")).toBeVisible();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await tab.account.email.fill("office@example.com");
  await tab.account.save.click();
  await tab.hears("Saved.");
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await tab.hears("Fleet office was removed.");
  expect((await gateway.accounts()).totalCount).toBe(11);
  for (const request of [...saves, ...renewals, ...removals]) {
    expect(await request.headerValue("if-match")).toMatch(STRONG);
  }
  expect([saves.length, renewals.length, removals.length]).toEqual([3, 1, 1]);
});

test("with weak ETags, a new account is saved", async ({ page, tab, gateway }) => {
  await everywhere(page, weak);
  await tab.createAccount("Fleet desk");
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await tab.account.email.fill("office@example.com");
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.accountNamed("Fleet desk")).contactEmail).toBe("office@example.com");
});

test("with weak ETags, somebody else's change is still noticed", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await everywhere(page, weak);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet of mine");
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.save.click();
  await expect(tab.account.versions).toHaveCount(2);
  expect((await gateway.account(id)).name).toBe("Fleet of theirs");
  await page.getByRole("radio", { name: "Yours: Fleet of mine" }).check();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).name).toBe("Fleet of mine");
});

test("an ETag that was missing once is asked for again", async ({ page, tab, gateway }) => {
  const saves = watchCalls(page, "PATCH", CALLS.account);
  await inTurn(page, "GET", CALLS.account, without);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect(await saves[0]?.headerValue("if-match")).toMatch(STRONG);
  expect((await gateway.account(id)).name).toBe("Fleet desk");
});

test("an answer to Save without an ETag: the next Save works too", async ({ page, tab, gateway }) => {
  const saves = watchCalls(page, "PATCH", CALLS.account);
  await inTurn(page, "PATCH", CALLS.account, without);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  for (const name of ["Fleet desk", "Fleet office"]) {
    await tab.account.name.fill(name);
    await tab.account.save.click();
    await expect(tab.account.heading(name)).toBeVisible();
  }
  for (const save of saves) expect(await save.headerValue("if-match")).toMatch(STRONG);
  expect((await gateway.account(id)).name).toBe("Fleet office");
});

test("what somebody else changed while the version was unknown is not written over unseen", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await inTurn(page, "PATCH", CALLS.account, without);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await gateway.change(id, { name: "Fleet of theirs" });
  await tab.account.name.fill("Fleet of mine");
  await tab.account.save.click();
  await expect(tab.account.versions).toHaveCount(2);
  expect((await gateway.account(id)).name).toBe("Fleet of theirs");
});

test.describe("without any ETag", () => {
  test("Save sends nothing, says what is wrong, and keeps what was typed", async ({ page, tab, gateway }) => {
    await everywhere(page, without);
    const saves = watchCalls(page, "PATCH", CALLS.account);
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert.filter({ hasText: NO_VERSION })).toBeVisible();
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await expect(tab.account.saved).toBeHidden();
    expect(saves).toEqual([]);
    expect((await gateway.account(id)).name).toBe("Fleet reporting");

    await page.unroute(CALLS.account);
    await tab.account.save.click();
    await tab.hears("Saved.");
    expect((await gateway.account(id)).name).toBe("Fleet desk");
  });

  test("Regenerate sends nothing and says what is wrong", async ({ page, tab, gateway }) => {
    await everywhere(page, without);
    const renewals = watchCalls(page, "POST", CALLS.secret);
    const before = await gateway.accountNamed("Fleet reporting");
    await tab.open(before.id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.regenerateDialog.dialog.getByRole("alert").filter({ hasText: NO_VERSION })).toBeVisible();
    await expect(tab.regenerateDialog.dialog).not.toContainText("may have stopped working already");
    expect(renewals).toEqual([]);
    expect((await gateway.account(before.id)).secretExpiresOn).toBe(before.secretExpiresOn);
  });

  test("Delete sends nothing and says what is wrong", async ({ page, tab, gateway }) => {
    await everywhere(page, without);
    const removals = watchCalls(page, "DELETE", CALLS.account);
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await tab.account.remove.click();
    await tab.removeDialog.confirm.click();
    await expect(tab.removeDialog.dialog.getByRole("alert").filter({ hasText: NO_VERSION })).toBeVisible();
    expect(removals).toEqual([]);
    expect((await gateway.accounts()).totalCount).toBe(12);
  });
});
