// The page while no account is selected: the workspace at a glance, and the way to what is done most often.

import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

const ACCOUNTS = "12 service accounts";
const EXPIRED = "1 secret has expired Show expired";
const EXPIRING = "3 secrets expire within 60 days Show expiring";

test("it names the workspace, counts, and leads to what needs attention with one click", async ({ tab, gateway }) => {
  await tab.open();
  const { welcome, accounts } = tab;
  const { name } = await gateway.workspace();
  await expect(welcome.heading).toHaveText(`${name} at a glance`);
  await expect(welcome.figures).toHaveText([ACCOUNTS, EXPIRED, EXPIRING].map(spaced));
  await welcome.showExpired.click();
  await accounts.counts("1 service account");
  await expect(accounts.filter.locator("option:checked")).toHaveText("Expired");
  await expect(welcome.figures, "a filter changes nothing here").toHaveText([ACCOUNTS, EXPIRED, EXPIRING].map(spaced));
  await expect(welcome.showExpired).toBeFocused();
  await welcome.showExpiring.click();
  await accounts.counts("3 service accounts");
});

test("it tells the three procedures that are used most, with the way there", async ({ page, tab }) => {
  await tab.open();
  const { welcome, accounts } = tab;
  await expect(welcome.procedures).toHaveText(["Add a service account", "Regenerate a secret", "Update shared data sets"]);
  await accounts.counts("12 service accounts");
  await welcome.choose.first().click();
  await expect(accounts.links.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab.account.name).toBeVisible();
  await page.goBack();
  await welcome.add.click();
  await expect(tab.createForm.heading).toBeVisible();
});

test("what is not known is not shown", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "GET", CALLS.workspace, problem(500));
  const release = await hold(page, "GET", CALLS.list);
  await tab.open();
  await expect(tab.welcome.heading).toHaveText("The workspace at a glance");
  await expect(tab.welcome.procedures).toHaveCount(3);
  await expect(tab.welcome.region.getByText("service accounts", { exact: true })).toHaveCount(0);
  await expect(tab.welcome.showExpired).toHaveCount(0);
  release();
  await expect(tab.welcome.figures).toHaveText([ACCOUNTS, EXPIRED, EXPIRING].map(spaced));
});

test("a new account is counted", async ({ tab, gateway, page }) => {
  await tab.open();
  await expect(tab.welcome.figures.first()).toHaveText("12 service accounts");
  await gateway.create("Mooring line tension");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(tab.welcome.figures.first()).toHaveText("13 service accounts");
});

test.describe("a reader", () => {
  test.use({ role: "reader" });

  test("finds what a reader can do, and is offered nothing else", async ({ page, tab }) => {
    await tab.open();
    await expect(tab.welcome.procedures).toHaveText(["Copy the base URL endpoint"]);
    await expect(tab.welcome.add).toHaveCount(0);
    await expect(page.getByText("You can look at service accounts but not change them")).toHaveCount(1);
  });
});

test.describe("in a workspace without service accounts", () => {
  test.use({ demo: { dataSets: 5, serviceAccounts: 0 } });

  for (const width of [1440, 390]) {
    test(`the first steps are told, ${width} pixels wide`, async ({ page, tab }) => {
      await page.setViewportSize({ width, height: 844 });
      await tab.open();
      await expect(tab.welcome.procedures).toHaveText(["First steps: add a service account"]);
      await expect(tab.welcome.region.getByRole("listitem")).toHaveCount(3);
      await tab.welcome.add.click();
      await expect(tab.createForm.heading).toBeVisible();
    });
  }

  test("a reader is told who can add one", async ({ page, tab }) => {
    await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
    await tab.open();
    await expect(tab.welcome.region).toContainText("This workspace has no service account yet.");
    await expect(tab.welcome.add).toHaveCount(0);
  });
});

/** The same words, whatever is between them. */
function spaced(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(" ", "\\s*")}$`);
}
