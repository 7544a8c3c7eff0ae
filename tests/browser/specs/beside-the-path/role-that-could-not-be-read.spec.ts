// The user's own role could not be read: the tab reads it again, and until then a 403 tells that the user
// is a reader. Controls that are known to fail disappear, and nothing typed is lost.

import type { Page } from "@playwright/test";
import { CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, instead, inTurn, type Turn, undelivered } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

const WHY = "You can look at service accounts but not change them";

const TROUBLES: Record<string, Turn> = {
  "no network": undelivered,
  "500": instead(problem(500)),
  "a proxy's page with 200": instead(proxyPage(200)),
  "404 of a proxy": instead(proxyPage(404)),
};

test.beforeEach(({ mishaps }) => mishaps.allowFailedRequests());

test.describe("a reader", () => {
  test.use({ role: "reader" });

  for (const [trouble, turn] of Object.entries(TROUBLES)) {
    test(`${trouble}: the role is asked again after five seconds, and the controls go`, async ({ page, tab, gateway }) => {
      await page.clock.install();
      await inTurn(page, "GET", CALLS.workspace, turn);
      await tab.open((await gateway.accountNamed("Fleet reporting")).id);
      await expect(tab.account.remove).toBeVisible();
      await page.clock.fastForward("00:05");
      await controlsAreGone(page, tab);
      await expect(page.getByText(WHY)).toBeVisible();
    });
  }

  test("the role that still cannot be read is asked again after 15 and 60 seconds", async ({ page, tab }) => {
    await page.clock.install();
    const asked = watchCalls(page, "GET", CALLS.workspace);
    const down = instead(problem(500));
    await inTurn(page, "GET", CALLS.workspace, down, down, down);
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    for (const [times, wait] of [
      [1, "00:05"],
      [2, "00:15"],
      [3, "01:00"],
    ] as const) {
      await expect.poll(() => asked.length).toBe(times);
      await (await asked[times - 1]?.response())?.finished();
      // A later answer shows that the effects of the earlier one are over.
      await page.evaluate(async () => (await fetch(location.href)).text());
      await expect(tab.accounts.add).toBeVisible();
      await page.clock.fastForward(wait);
    }
    await expect(tab.accounts.add).toHaveCount(0);
    expect(asked).toHaveLength(4);
  });

  test("coming back to the window asks again", async ({ page, tab, gateway }) => {
    await page.clock.install();
    await inTurn(page, "GET", CALLS.workspace, instead(problem(500)));
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await expect(tab.account.remove).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await controlsAreGone(page, tab);
  });

  test("who follows a link to the create form is told as soon as the role is known", async ({ page, tab }) => {
    await page.clock.install();
    await inTurn(page, "GET", CALLS.workspace, instead(problem(500)));
    await tab.open("new");
    await expect(tab.createForm.submit).toBeVisible();
    await page.clock.fastForward("00:05");
    await expect(page.getByText(WHY)).toBeVisible();
    await expect(tab.createForm.submit).toHaveCount(0);
  });
});

test("an administrator's role is asked again too, and nothing typed goes", async ({ page, tab, gateway }) => {
  await page.clock.install();
  const asked = watchCalls(page, "GET", CALLS.workspace);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "GET", CALLS.workspace, instead(problem(500)));
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await page.clock.fastForward("00:05");
  await expect.poll(() => asked.length).toBe(2);
  await (await asked[1]?.response())?.finished();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).name).toBe("Fleet desk");

  // Once the role has been read, it is not requested again.
  await page.clock.fastForward("10:00");
  await tab.accounts.counts("12 service accounts");
  expect(asked).toHaveLength(2);
});

interface Write {
  ask: (tab: Tab) => Promise<void>;
  /** Whether a dialog shows the reason; then the test closes it. */
  closes: boolean;
}

const WRITES: Record<string, Write> = {
  Save: {
    ask: async (tab) => {
      await tab.account.name.fill("Fleet desk");
      await tab.account.save.click();
    },
    closes: false,
  },
  "Regenerate secret": {
    ask: async (tab) => {
      await tab.account.regenerate.click();
      await tab.regenerateDialog.confirm.click();
    },
    closes: true,
  },
  Delete: {
    ask: async (tab) => {
      await tab.account.name.fill("Fleet desk");
      await tab.account.remove.click();
      await tab.removeDialog.confirm.click();
    },
    closes: true,
  },
};

for (const [role, arrange] of [
  ["a role that cannot be read", (page: Page) => always(page, "GET", CALLS.workspace, instead(problem(500)))],
  ["an administrator who was made a reader", async () => {}],
] as const) {
  for (const [write, { ask, closes }] of Object.entries(WRITES)) {
    test(`${role}, 403 to ${write}: the reason is told and the controls go`, async ({ page, tab, gateway }) => {
      await arrange(page);
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open(id);
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await expect(tab.accounts.add).toBeVisible();
      await becomeReader(page);
      await ask(tab);
      await expect(tab.alert.filter({ hasText: "You are not allowed to do this." })).toBeVisible();
      if (closes) await page.keyboard.press("Escape");
      await controlsAreGone(page, tab);
      if (write !== "Regenerate secret") await keepsTyped(page, "Fleet desk");
      await isUntouched(gateway, id);
    });
  }

  test(`${role}, 403 to a creation: the reason is told, nothing typed goes, and the list has no Add`, async ({
    page,
    tab,
    gateway,
  }) => {
    await arrange(page);
    await tab.open("new");
    await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
    await becomeReader(page);
    await tab.createForm.submit.click();
    await expect(tab.alert.filter({ hasText: "You are not allowed to do this." })).toBeVisible();
    await expect(tab.accounts.add).toHaveCount(0);
    await keepsTyped(page, "Fleet desk");
    await keepsTyped(page, "fleet.desk@example.com");
    expect((await gateway.accounts()).totalCount).toBe(12);
  });
}

async function becomeReader(page: Page): Promise<void> {
  await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
}

async function controlsAreGone(page: Page, tab: Tab): Promise<void> {
  for (const control of [tab.accounts.add, tab.account.regenerate, tab.account.remove]) {
    await expect(control).toHaveCount(0);
  }
  const region = page.getByRole("region", { name: "Service account", exact: true });
  await expect(region.getByRole("button", { name: /^(Stop sharing|Select data sets|Sav)/, disabled: false })).toHaveCount(0);
}

/** In a field or as text. */
async function keepsTyped(page: Page, text: string): Promise<void> {
  const region = page.getByRole("region", { name: "Service account", exact: true });
  await expect
    .poll(
      () =>
        region.evaluate(
          (region, text) =>
            region.textContent?.includes(text) || [...region.querySelectorAll("input")].some((field) => field.value === text),
          text,
        ),
      `whether ${text} is kept`,
    )
    .toBe(true);
}

async function isUntouched(gateway: Gateway, id: string): Promise<void> {
  expect((await gateway.account(id)).name).toBe("Fleet reporting");
}
