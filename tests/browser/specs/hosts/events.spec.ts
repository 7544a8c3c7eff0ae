// The events that a host gets from the tab, and what they never contain.

import { answerWith, CALLS, disconnect, problem, TRACE_ID } from "../../fixtures/answers.ts";
import { EVENTS, Events } from "../../fixtures/events.ts";
import { shows } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/test.ts";

test("every event arrives at the document, and none holds a secret or a key", async ({
  page,
  context,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const events = await Events.watch(context);
  await tab.open("new");
  await tab.accounts.counts("12 service accounts");

  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  const created = await tab.credentials.read();
  await tab.credentials.show.click();
  await tab.sample.generate.click();
  await tab.sample.withSecret.check();
  await shows(tab.sample.code, created.secret);
  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  await tab.credentials.done.click();

  await tab.account.name.fill("Fleet office");
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  const renewed = await tab.credentials.read();
  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  await tab.credentials.done.click();

  await tab.account.email.fill("somebody.else@example.com");
  await answerWith(page, "PATCH", CALLS.account, problem(500));
  await tab.account.save.click();
  await expect(tab.alert).toBeVisible();
  await page.unroute(CALLS.account);
  await answerWith(page, "PATCH", CALLS.account, problem(401));
  await tab.account.save.click();
  await expect(tab.alert).toContainText(/session/i);
  await page.unroute(CALLS.account);
  await disconnect(page, "PATCH", CALLS.account);
  await tab.account.save.click();
  await expect(tab.alert).not.toContainText(/session/i);
  await page.unroute(CALLS.account);
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await tab.accounts.counts("12 service accounts");

  const id = created.id;
  const details = (type: (typeof EVENTS)[number]) => events.of(type).map(({ detail }) => detail);
  expect(details("dwb-ready")).toEqual([null]);
  expect(details("dwb-account-created")).toEqual([{ id, name: "Fleet desk" }]);
  expect(details("dwb-account-updated")).toEqual([
    { id, name: "Fleet office" },
    { id, name: "Fleet office" },
  ]);
  expect(details("dwb-secret-regenerated")).toEqual([{ id, name: "Fleet office" }]);
  expect(details("dwb-account-removed")).toEqual([{ id, name: "Fleet office" }]);
  expect(details("dwb-unauthorized")).toEqual([null]);
  expect(details("dwb-error")).toContainEqual({ status: 500, traceId: TRACE_ID });
  expect(details("dwb-error")).toContainEqual({ status: 0, traceId: null });
  const paths = details("dwb-navigate") as { path: string }[];
  expect(paths.map(({ path }) => new URL(path, page.url()).href)).toEqual(
    expect.arrayContaining([tab.address(id), tab.address()]),
  );

  expect(new Set(events.all.map(({ type }) => type))).toEqual(new Set(EVENTS));
  for (const { type, bubbles, composed, cancelable } of events.all) {
    expect({ bubbles, composed, cancelable }, type).toEqual({ bubbles: true, composed: true, cancelable: false });
  }
  const demoKey = (await gateway.accountNamed("Fleet reporting")).apiKey ?? "";
  const secrets = [created.secret, renewed.secret, created.apiKey, demoKey];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  expect(events.thatHold(secrets)).toEqual([]);
});

test("an address that the user enters or walks back to is no news of the tab", async ({ page, context, tab, gateway }) => {
  const events = await Events.watch(context);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  expect(events.of("dwb-navigate")).toEqual([]);
  await tab.accounts.add.click();
  await expect(tab.createForm.heading).toBeVisible();
  const path = new URL(tab.address("new")).pathname;
  await expect.poll(() => events.of("dwb-navigate").map(({ detail }) => detail)).toEqual([{ path }]);
  await page.goBack();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  expect(events.of("dwb-navigate")).toHaveLength(1);
});
