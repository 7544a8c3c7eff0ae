// A user who may not manage accounts sees everything but secrets, and no control that would fail.

import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { HANDS } from "../fixtures/hands.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";

test.describe("a reader", () => {
  test.use({ role: "reader" });

  test("sees the list and the accounts, but no control that would only fail, and one sentence why", async ({
    page,
    tab,
    gateway,
  }) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.add).toHaveCount(0);
    await tab.accounts.account("EU ETS settlement").click();
    await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
    await expect(page.getByText("You can look at service accounts but not change them")).toHaveCount(1);
    const region = page.getByRole("region", { name: "Service account", exact: true });
    await expect(region.getByText("ets@example.com", { exact: true })).toBeVisible();
    expect(await tab.account.readout("Service account ID").text()).toBe(account.id);
    await expect(tab.account.readout("Endpoints base URL").copy).toBeVisible();
    await expect(region.getByRole("list", { name: "Selected data sets" }).getByRole("listitem")).toHaveCount(6);

    for (const control of [tab.account.save, tab.account.regenerate, tab.account.remove, tab.account.name]) {
      await expect(control).toHaveCount(0);
    }
    await expect(region.getByRole("button", { name: /Stop sharing|Select data sets|Generate/ })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Add account" })).toHaveCount(0);
  });

  test("gets no API key, and nothing stands in its place", async ({ page, tab, gateway }) => {
    const account = await gateway.accountNamed("EU ETS settlement");
    await tab.open(account.id);
    await expect(tab.account.heading("EU ETS settlement")).toBeVisible();
    await expect(page.getByText("API key")).toHaveCount(0);
    await expect(tab.account.readout("API key").group).toHaveCount(0);
    expect(await placesOf(page, account.apiKey ?? "none")).toEqual([]);
  });

  test("who follows a link to the create form is told why there is none", async ({ page, tab }) => {
    await tab.open("new");
    await expect(page.getByText("You can look at service accounts but not change them")).toBeVisible();
    await expect(tab.createForm.submit).toHaveCount(0);
  });

  for (const [how, handsOf] of Object.entries(HANDS)) {
    test(`copies the base URL endpoint, ${how}`, async ({ page, context, tab }) => {
      await context.grantPermissions(["clipboard-write"]);
      const hands = handsOf(page);
      await tab.openFromPortal(hands);
      await hands.pick(tab.accounts.account("EU ETS settlement"));
      await hands.press(tab.account.readout("Endpoints base URL").copy);
      await tab.hears("Endpoints base URL copied.");
    });
  }
});

test("an administrator who was made a reader meanwhile is told so, and nothing typed is lost", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await tab.account.name.fill("Fleet desk");
  await page.request.post("/sign-in", { form: { as: "reader" }, maxRedirects: 0 });
  await tab.account.save.click();
  await expect(tab.alert).toContainText("You are not allowed to do this. Ask an administrator of the workspace.");
  await expect(tab.account.name).toHaveValue("Fleet desk");
  expect((await gateway.account(id)).name).toBe("Fleet reporting");
});

test("what was typed before the role was known is kept", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  for (const [place, form] of [
    ["new", tab.createForm],
    [id, tab.account],
  ] as const) {
    const release = await hold(page, "GET", CALLS.workspace);
    await tab.open(place);
    await form.name.fill("Fleet desk");
    const answered = page.waitForResponse(CALLS.workspace);
    release();
    await (await answered).finished();
    await expect(tab.accounts.add).toBeVisible();
    await form.email.fill("fleet.desk@example.com");
    await expect(form.name).toHaveValue("Fleet desk");
    await page.unroute(CALLS.workspace);
    page.once("dialog", (dialog) => dialog.accept());
    await page.goto("about:blank");
  }
});

test("a role that cannot be read is taken for an administrator's, and 403 speaks", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "GET", CALLS.workspace, problem(500));
  await answerWith(page, "POST", CALLS.create, problem(403, { detail: "You are a reader here." }));
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("Reason: You are a reader here.");
});
