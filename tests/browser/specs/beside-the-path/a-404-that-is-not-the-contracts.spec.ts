// "Not found" (404) can come from any proxy on the way. Only the contract's own problem type says that an
// account is gone. After any other 404 the input is kept, the server's reason is shown, and the user can
// retry.

import { type Answer, CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, instead, inTurn } from "../../fixtures/turns.ts";

const GONE = "urn:dwb:problem:service-account-not-found";
const ON_THE_WAY =
  "“Not found” (404) was the answer, perhaps from something on the way to Data Workbench. It does not mean that anything was removed. Try again.";

const OTHERS: Record<string, Answer> = {
  "a proxy's page": proxyPage(404),
  "an empty answer": { status: 404, contentType: "text/plain", body: "" },
  "a problem without a type": problem(404, { detail: "No such route." }),
  "a problem about something else": problem(404, {
    type: "urn:dwb:problem:workspace-not-found",
    detail: "No such route.",
  }),
  "the contract's type in a page that is no problem": {
    status: 404,
    contentType: "text/html",
    body: `<html>${GONE}</html>`,
  },
};

test.beforeEach(({ mishaps }) => mishaps.allowFailedRequests());

for (const [what, answer] of Object.entries(OTHERS)) {
  const reasons = answer.body.includes("No such route.") ? ["Reason: No such route."] : [];

  test(`${what} when the account is read: not called gone, and Retry reads it`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await always(page, "GET", CALLS.account, instead(answer));
    await tab.open(id);
    for (const words of [ON_THE_WAY, ...reasons]) await expect(tab.alert).toContainText(words);
    await expect(tab.account.gone).toHaveCount(0);
    await page.unroute(CALLS.account);
    await tab.alert.getByRole("button", { name: "Retry" }).click();
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  });

  test(`${what} to Save: nothing typed is lost, and Save works again`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await inTurn(page, "PATCH", CALLS.account, instead(answer));
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    for (const words of [ON_THE_WAY, ...reasons]) await expect(tab.alert).toContainText(words);
    await expect(tab.account.gone).toHaveCount(0);
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await tab.account.save.click();
    await tab.hears("Saved.");
    expect((await gateway.account(id)).name).toBe("Fleet desk");
  });

  test(`${what} to Regenerate: told in the dialog, and the button works again`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await inTurn(page, "POST", CALLS.secret, instead(answer));
    await tab.open(id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    for (const words of [ON_THE_WAY, ...reasons]) await expect(tab.regenerateDialog.dialog).toContainText(words);
    await expect(tab.account.gone).toHaveCount(0);
    await tab.regenerateDialog.confirm.click();
    await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
    await expect(tab.credentials.onlyTime).toBeVisible();
  });
}

test("a proxy's page when the account is read after a conflict: nothing typed is lost", async ({
  page,
  tab,
  gateway,
}) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await gateway.change(id, { contactEmail: "theirs@example.com" });
  await inTurn(page, "GET", CALLS.account, instead(proxyPage(404)));
  await tab.account.save.click();
  await expect(tab.alert).toContainText(ON_THE_WAY);
  await expect(tab.account.gone).toHaveCount(0);
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert.filter({ hasText: "in the meantime: Contact email." })).toBeVisible();
  await expect(tab.account.name).toHaveValue("Fleet desk");
});

test("a proxy's page to a creation keeps the form", async ({ page, tab }) => {
  await inTurn(page, "POST", CALLS.create, instead(proxyPage(404)));
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText(ON_THE_WAY);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
});

test("a proxy's page in the place of the list is told there, and Retry loads it", async ({ page, tab }) => {
  await always(page, "GET", CALLS.list, instead(proxyPage(404)));
  await tab.open();
  await expect(tab.accounts.alert).toContainText(ON_THE_WAY);
  await page.unroute(CALLS.list);
  await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
  await tab.accounts.counts("12 service accounts");
});

test("the contract's own answer to Save says that the account is gone, and lists what was typed", async ({
  page,
  tab,
  gateway,
}) => {
  const before = await gateway.accountNamed("EU ETS settlement");
  const [first] = before.access.dataSets ?? [];
  if (!first) throw new Error("The demo account shares data sets.");
  await tab.open(before.id);
  await tab.account.name.fill("EU ETS");
  await tab.account.email.fill("ets.desk@example.com");
  await tab.account.access.stopSharing(first.name).click();
  await gateway.remove(before.id);
  await tab.account.save.click();

  await expect(tab.account.gone).toBeVisible();
  const region = page.getByRole("region", { name: "Service account", exact: true });
  await expect(region.getByText("What you had typed")).toBeVisible();
  for (const typed of ["EU ETS", "ets.desk@example.com", first.name]) await expect(region).toContainText(typed);
  await tab.accounts.counts("11 service accounts");
  await tab.account.back.click();
  await expect(page).toHaveURL(tab.address());
});

test("the account is gone when it is read after a conflict: what was typed is listed", async ({
  page,
  tab,
  gateway,
}) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await gateway.change(id, { contactEmail: "theirs@example.com" });
  await inTurn(page, "GET", CALLS.account, async (route) => {
    await gateway.remove(id);
    await route.fallback();
  });
  await tab.account.save.click();
  await expect(tab.account.gone).toBeVisible();
  const region = page.getByRole("region", { name: "Service account", exact: true });
  await expect(region.getByText("What you had typed")).toBeVisible();
  await expect(region).toContainText("Fleet desk");
});

test("where nothing was typed, nothing is listed", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await gateway.remove(id);
  await tab.open(id);
  await expect(tab.account.gone).toBeVisible();
  await expect(page.getByText("What you had typed")).toHaveCount(0);
});

test("the contract's own answer to Regenerate says that the account is gone", async ({ tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await gateway.remove(id);
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.account.gone).toBeVisible();
  await expect(tab.regenerateDialog.dialog).toBeHidden();
});
