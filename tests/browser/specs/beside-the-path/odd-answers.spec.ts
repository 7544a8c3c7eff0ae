// Answers that do not quite follow the contract: the readable parts are used, the tab says what it could
// not read, and nothing is lost or removed because of it.

import { CALLS, problem, proxyPage } from "../../fixtures/answers.ts";
import { watchCalls } from "../../fixtures/calls.ts";
import { expect, test } from "../../fixtures/test.ts";
import { afterwards, always, inTurn, instead, withBody, withHeaders } from "../../fixtures/turns.ts";

type Body = any;

for (const [what, spoil] of Object.entries<(row: Body) => unknown>({
  "without a name": (row) => ({ ...row, name: null }),
  "with a number for an ID": (row) => ({ ...row, id: 7 }),
  "without its access": ({ access: _, ...row }) => row,
  "that is nothing": () => null,
})) {
  test(`a row ${what} hides no other, and says that it cannot be read`, async ({ page, tab }) => {
    const spoilt = withBody((body: Body) => ({
      ...body,
      result: body.result.map((row: Body, at: number) => (at === 1 ? spoil(row) : row)),
    }));
    await always(page, "GET", CALLS.list, spoilt);
    await tab.open();
    await expect(tab.accounts.rows.nth(1)).toHaveText("This service account could not be read.");
    await expect(tab.accounts.links).toHaveCount(11);
    await tab.accounts.counts("12 service accounts");
  });
}

test("a data set that cannot be read is said in the picker, and Select all takes the others", async ({ page, tab }) => {
  const spoilt = withBody((body: Body) => ({
    ...body,
    result: body.result.map((row: Body, at: number) => (at === 0 ? { ...row, name: 7 } : row)),
  }));
  await always(page, "POST", CALLS.dataSets, spoilt);
  await tab.open("new");
  await tab.createForm.access.byHand.check();
  await tab.createForm.access.selectDataSets.click();
  await expect(tab.picker.rows.first()).toHaveText("This data set could not be read.");
  await tab.picker.selectAll.click();
  await expect(tab.picker.dialog).toContainText("271 ");
});

test("half a surrogate pair in a name costs one character", async ({ page, tab }) => {
  await always(page, "GET", CALLS.list, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/"name":"/, '"name":"\\ud800');
    await route.fulfill({ response, body });
  });
  await tab.open();
  await expect(tab.accounts.links).toHaveCount(12);
  await expect(tab.accounts.links.first()).toContainText("\ufffd");
});

for (const [what, spoil] of Object.entries<(access: Body) => unknown>({
  "that did not come": ({ dataSets: _, ...access }) => access,
  "of which some did not come": (access) => ({ ...access, dataSets: access.dataSets.slice(1) }),
})) {
  test(`data sets ${what} are not taken away by a save`, async ({ page, tab, gateway, workbench: _ }) => {
    const account = await gateway.accountNamed("Emissions desk");
    await always(page, "GET", CALLS.account, withBody((body: Body) => ({ ...body, access: spoil(body.access) })));
    const saves = watchCalls(page, "PATCH", CALLS.account);
    await tab.open(account.id);
    await expect(page.getByText("did not send all data sets of this account")).toBeVisible();
    await expect(tab.account.access.selectDataSets).toBeDisabled();
    await expect(tab.account.access.allData).toBeDisabled();
    await tab.account.name.fill("Emission desk");
    await tab.account.save.click();
    await expect(tab.account.heading("Emission desk")).toBeVisible();
    expect(saves.map((call) => call.postDataJSON())).toEqual([{ name: "Emission desk" }]);
    expect((await gateway.account(account.id)).access).toEqual(account.access);
  });
}

for (const [what, spoil] of Object.entries<(account: Body) => unknown>({
  "without a name": (account) => ({ ...account, name: null }),
  "without its access": ({ access: _, ...account }) => account,
})) {
  test(`a secret that comes with an account ${what} is shown all the same`, async ({ page, tab }) => {
    await inTurn(page, "POST", CALLS.create, withBody((body: Body) => ({ ...body, account: spoil(body.account) })));
    const creations = watchCalls(page, "POST", CALLS.create);
    await tab.createAccount("Fleet desk");
    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    expect((await tab.credentials.read()).secret.length).toBeGreaterThan(20);
    expect(creations).toHaveLength(1);
  });
}

test("one call that a proxy refuses with 403 takes no control away", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await inTurn(page, "PATCH", CALLS.account, instead(proxyPage(403)));
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toContainText("You are not allowed to do this.");
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.accounts.add).toBeVisible();
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

for (const place of ["/sign-in", "https://login.example/authorize"]) {
  test(`a session that ended is said where the answer leads to ${place}`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await always(page, "PATCH", CALLS.account, (route) => route.fulfill({ status: 302, headers: { location: place } }));
    await tab.account.save.click();
    await expect(tab.alert).toContainText("Your session has ended.");
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await page.unroute(CALLS.account);
    await tab.account.save.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
  });
}

test("an ETag that a proxy has marked as compressed names the same version", async ({ page, tab, gateway }) => {
  await always(page, "GET", CALLS.account, withHeaders(({ etag }) => ({ etag: etag!.replace(/"$/, '-gzip"') })));
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

test("an ETag that is altered on the way is not called somebody else's change", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await always(page, "GET", CALLS.account, withHeaders(() => ({ etag: '"altered"' })));
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toContainText("its version (ETag) is altered on the way");
  await expect(tab.account.name).toHaveValue("Fleet desk");
});

test("a total that is too small hides no row that came", async ({ page, tab }) => {
  await always(page, "GET", CALLS.list, withBody((body: Body) => ({ ...body, totalCount: 5 })));
  await tab.open();
  await expect(tab.accounts.links).toHaveCount(12);
});

test("a list that says it has rows and gives none is not called empty", async ({ page, tab }) => {
  await always(page, "GET", CALLS.list, withBody((body: Body) => ({ ...body, result: [] })));
  await tab.open();
  await expect(tab.accounts.alert).toContainText("The list could not be read completely");
  await page.unrouteAll({ behavior: "wait" });
  await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
  await tab.accounts.counts("12 service accounts");
});

test("a count beyond the contract's 100,000 is refused", async ({ page, tab }) => {
  await always(page, "GET", CALLS.list, withBody((body: Body) => ({ ...body, totalCount: 4_000_000_000 })));
  await tab.open();
  await expect(tab.accounts.alert).toContainText("an answer that cannot be read");
});

test.describe("a list of many pages", () => {
  test.use({ demo: { dataSets: 272, serviceAccounts: 130 } });

  test("is read to its end where the backend gives smaller pages than it was asked for", async ({ page, tab }) => {
    await page.route(CALLS.list, async (route) => {
      const address = new URL(route.request().url());
      const size = Math.min(20, Number(address.searchParams.get("pageSize")));
      address.searchParams.set("pageSize", String(size));
      await route.fulfill({ response: await route.fetch({ url: address.href }) });
    });
    await tab.open();
    await tab.accounts.counts("130 service accounts");
    await tab.accounts.links.first().focus();
    await page.keyboard.press("End");
    await expect(tab.accounts.list.locator("css=[data-index='129']")).toBeFocused();
  });
});

test("a name of a megabyte is cut", async ({ page, tab }) => {
  const longest = "x".repeat(1_000_000);
  await always(page, "GET", CALLS.list, withBody((body: Body) => ({
    ...body,
    result: body.result.map((row: Body, at: number) => (at === 0 ? { ...row, name: longest } : row)),
  })));
  await tab.open();
  await expect(tab.accounts.links.first()).toContainText("…");
  const length = await tab.accounts.links.first().evaluate((link) => link.textContent?.length ?? 0);
  expect(length).toBeLessThan(3_000);
});

for (const [form, body, reason] of [
  ["as plain text", "Disk full on node 7", "Disk full on node 7"],
  ["under another member", '{"error":{"message":"oops"}}', "oops"],
] as const) {
  test(`the server's words are kept ${form}`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const headers = { "x-request-id": "req-7" };
    await inTurn(page, "PATCH", CALLS.account, instead({ status: 500, contentType: "text/plain", body, headers }));
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert).toContainText(`Reason: ${reason}`);
    await expect(tab.alert).toContainText("Trace id: req-7");
  });
}

test("offline is said, and the list catches up when the connection is back", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await page.context().setOffline(true);
  await tab.accounts.search.fill("Fleet");
  await expect(tab.accounts.alert).toContainText("This device is offline.");
  await page.context().setOffline(false);
  await expect(tab.accounts.alert).toHaveCount(0);
  await expect(tab.accounts.account("Fleet reporting")).toBeVisible();
});

for (const years of [-20, 3]) {
  test(`a browser clock that is ${years} years off misleads nobody`, async ({ page, tab }) => {
    await page.clock.install({ time: Date.now() + years * 365.25 * 24 * 3_600_000 });
    await tab.createAccount("Fleet desk");
    await expect(page.getByText(/^The secret expires on .+, in 7\d\d days\.$/)).toBeVisible();
    await expect(tab.accounts.account("Fleet desk")).not.toContainText("Secret expired");
    await expect(tab.accounts.sidebar.getByText(/1 secret has expired/)).toBeVisible();
  });
}

test("an account that was created without a word of it is not called created", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await always(page, "POST", CALLS.create, afterwards(problem(500)));
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(page.getByText("Perhaps not created: see the message above.")).toBeVisible();
});
