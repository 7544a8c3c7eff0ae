// A portal in plain HTML under the strictest policy, with its bundle and its gateway elsewhere.

import { Events } from "../../fixtures/events.ts";
import { plain as test, expect } from "../../fixtures/hosts.ts";
import { pressBack, pressForward } from "../../fixtures/history.ts";
import { mainJob } from "../../fixtures/main-job.ts";
import type { Tab } from "../../pages/tab.ts";

test("the main job goes from its beginning to its end", async ({ page, context, tab, workbench }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const events = await Events.watch(context);
  await tab.open();
  await mainJob({ tab, workbench, events, document: page, canCopy: true });
});

test("page, bundle and gateway are of three origins, and the policy names every script", async ({
  page,
  tab,
  site,
  cdn,
  workbench,
}) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  const answer = await page.goto(tab.address());
  await tab.accounts.counts("12 service accounts");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'nonce-\S+' 'wasm-unsafe-eval';/);
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  expect(origins).toEqual(new Set([site.origin, cdn.origin, workbench.origin]));
  expect(new URL(site.origin).hostname).not.toBe(new URL(workbench.origin).hostname);
});

test.describe("while something is unsaved", () => {
  test.beforeEach(async ({ tab }) => {
    await tab.open();
    await tab.accounts.account("Fleet reporting").click();
    await tab.account.name.fill("Fleet desk");
  });

  /** Checks that no question appeared and that nothing has changed. */
  async function undisturbed(tab: Tab): Promise<void> {
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await expect(tab.leaveDialog.dialog).toBeHidden();
  }

  test("the host's anchors are its own, back and forward over them too", async ({ page, tab }) => {
    const address = page.url();
    await page.getByRole("link", { name: "Notes" }).click();
    await expect(page).toHaveURL(`${address}#notes`);
    await undisturbed(tab);
    await pressBack(page);
    await expect(page).toHaveURL(address);
    await undisturbed(tab);
    await pressForward(page);
    await expect(page).toHaveURL(`${address}#notes`);
    await undisturbed(tab);
  });

  test("the host's own history entries are its own", async ({ page, tab }) => {
    const drawer = page.getByRole("complementary", { name: "Drawer" });
    await page.getByRole("button", { name: "Open the drawer" }).click();
    await expect(drawer).toBeVisible();
    await undisturbed(tab);
    await pressBack(page);
    await expect(drawer).toBeHidden();
    await undisturbed(tab);
    await pressForward(page);
    await expect(drawer).toBeVisible();
    await undisturbed(tab);
  });

  test("modified clicks, targets and downloads are the browser's", async ({ page, context, tab, site }) => {
    for (const modifier of ["Control", "Shift"] as const) {
      const opened = context.waitForEvent("page");
      await page.getByRole("link", { name: "Help" }).click({ modifiers: [modifier] });
      await expect(await opened).toHaveURL(`${site.origin}/help`);
      await undisturbed(tab);
    }
    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: "Add account in a new tab" }).click();
    await expect(await opened).toHaveURL(tab.address("new"));
    await undisturbed(tab);
    const downloaded = page.waitForEvent("download");
    await page.getByRole("link", { name: "Report", exact: true }).click();
    expect((await downloaded).suggestedFilename()).toBe("report.txt");
    await undisturbed(tab);
  });

  test("the host's links to other pages ask; Stay stays, Leave leaves", async ({ page, tab }) => {
    const address = page.url();
    await page.getByRole("link", { name: "Help" }).click();
    await tab.leaveDialog.stay.click();
    await expect(page).toHaveURL(address);
    await undisturbed(tab);
    await page.getByRole("link", { name: "Help" }).click();
    await tab.leaveDialog.leave.click();
    await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
  });
});

test("back and forward walk through the tab's places", async ({ page, tab }) => {
  await tab.open();
  for (const name of ["Fleet reporting", "Emissions desk"]) {
    await tab.accounts.account(name).click();
    await expect(tab.account.heading(name)).toBeVisible();
  }
  await page.goBack();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(tab.address());
  await page.goForward();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
});

test("every call carries a token that was asked for just before", async ({ page, tab, session, workbench }) => {
  const calls: Promise<Record<string, string>>[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(workbench.gateway) && request.method() !== "OPTIONS") calls.push(request.allHeaders());
  });
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  // A call of the list may still be waiting for its token: for each token that was given there is one call.
  let sent: typeof calls = [];
  await expect
    .poll(() => {
      if (session.asked === calls.length) sent = [...calls];
      return sent.length;
    })
    .toBeGreaterThan(1);
  const headers = await Promise.all(sent);
  for (const { authorization, cookie } of headers) {
    expect(authorization).toMatch(/^Bearer \S+\.\S+$/);
    expect(cookie).toBeUndefined();
  }
});

test("a token that has just ended is asked for once more, and nobody notices", async ({
  context,
  tab,
  session,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const events = await Events.watch(context);
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.name.fill("Fleet desk");
  const asked = session.asked;
  session.handOutStaleOnce();
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();
  expect(session.asked).toBeGreaterThanOrEqual(asked + 2);
  expect(events.of("dwb-unauthorized")).toEqual([]);
  await expect(tab.alert).toBeHidden();
});

test("when the session is over, what was typed stays, and the same request goes through after signing in", async ({
  page,
  context,
  tab,
  session,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const events = await Events.watch(context);
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  session.end();
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText(/session/i);
  await expect(page.getByText("Your session is over.")).toBeVisible();
  expect(events.of("dwb-unauthorized").length).toBeGreaterThan(0);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await expect(tab.createForm.email).toHaveValue("fleet.desk@example.com");

  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Your session is over.")).toBeHidden();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect((await gateway.accounts({ search: "Fleet desk" })).totalCount).toBe(1);
});

test("when the host has no token to give, that is told, and Retry goes on once it has one", async ({
  page,
  tab,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await page.route("**/token", (route) => route.fulfill({ status: 503 }));
  await page.goto(tab.address());
  await expect(tab.accounts.alert).toBeVisible();
  await page.unroute("**/token");
  await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
  await tab.accounts.counts("12 service accounts");
});

for (const what of ["is no text", "cannot stand in a header", "is not there because asking throws"]) {
  test(`a token that ${what} is told as the end of the session, and Retry goes on`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    const good = await page.evaluateHandle(() => document.querySelector("dwb-api-management")?.getAccessToken);
    await page.evaluate((what) => {
      const element = document.querySelector("dwb-api-management");
      const bad = (): unknown => {
        if (what === "is no text") return Promise.resolve(7);
        if (what === "cannot stand in a header") return Promise.resolve("a\nb");
        throw new Error("There is none.");
      };
      if (element) Object.assign(element, { getAccessToken: bad });
    }, what);
    await tab.accounts.account("Fleet reporting").click();
    await expect(tab.alert.first()).toContainText(/session/i);
    await page.evaluate((good) => {
      const element = document.querySelector("dwb-api-management");
      if (element) element.getAccessToken = good;
    }, good);
    await page.getByRole("button", { name: "Retry" }).last().click();
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  });
}
