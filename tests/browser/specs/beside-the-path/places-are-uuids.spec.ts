// The address of an account ends in its id, a UUID in upper or lower case. No other text of an address is
// sent to the backend, and an answer about a different account is refused.

import type { Page } from "@playwright/test";
import { CALLS } from "../../fixtures/answers.ts";
import { keysOf, watchCalls } from "../../fixtures/calls.ts";
import { expect, test } from "../../fixtures/test.ts";
import { always, inTurn, withBody } from "../../fixtures/turns.ts";
import { GATEWAY_PATH, WORKSPACE } from "../../fixtures/workbench.ts";
import type { Tab } from "../../pages/tab.ts";

const UNREADABLE = "an answer that cannot be read";

test("an id in capitals is the same account: its page, its row, its calls", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  const calls = watchCalls(page, "GET", /\/serviceAccounts\/[^/]/);
  const saves = watchCalls(page, "PATCH", /\/serviceAccounts\/[^/]/);
  await tab.open(id.toUpperCase());
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await expect(tab.accounts.account("Fleet reporting")).toHaveAttribute("aria-current", "page");
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
  for (const call of [...calls, ...saves]) expect(call.url()).toMatch(new RegExp(`/serviceAccounts/${id}$`));
  expect(saves).toHaveLength(1);
});

test("from an id in capitals to the same in small letters is no way: nothing typed is asked about", async ({
  tab,
  gateway,
}) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id.toUpperCase());
  await tab.account.name.fill("Fleet desk");
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.leaveDialog.dialog).toBeHidden();
});

test("credentials of an account whose page was opened in capitals are shown", async ({ tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id.toUpperCase());
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet reporting")).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeVisible();
});

/** What follows the tab's own path. */
const NO_PLACES: Record<string, string> = {
  "a word": "no-id-at-all",
  "dots and encoded backslashes": "..%5C..%5Cx",
  "dots and encoded slashes": "..%2F..%2Fx",
  "encoded dots": "%2e%2e%5C%2e%2e%5Cx",
  "a UUID with a digit too many": `${WORKSPACE}0`,
  "a UUID with a digit too few": WORKSPACE.slice(0, -1),
  "a UUID without hyphens": WORKSPACE.replaceAll("-", ""),
  "a UUID in braces": `%7B${WORKSPACE}%7D`,
  "a UUID and an encoded path": `${WORKSPACE}%2Fsecret`,
  "a UUID and an encoded question mark": `${WORKSPACE}%3Fx=1`,
  "a UUID with a letter that is no digit": WORKSPACE.replace(/.$/, "g"),
  "digits of another script": encodeURIComponent(WORKSPACE.replace(/^./, "３")),
};

for (const [what, place] of Object.entries(NO_PLACES)) {
  test(`${what} in the path is no account: the list is shown, and nothing is asked`, async ({ page, tab }) => {
    const calls = watchGateway(page);
    await tab.open(place);
    await isJustTheList(page, tab);
    expect(strange(calls)).toEqual([]);
  });

  test(`${what} in the fragment is no account: the list is shown, and nothing is asked`, async ({ page, tab }) => {
    const calls = watchGateway(page);
    await placesInTheFragment(page, tab);
    await page.goto(`${tab.address()}#/${place}`);
    await isJustTheList(page, tab);
    expect(strange(calls)).toEqual([]);
  });
}

test("bare backslashes in the fragment are no account either", async ({ page, tab }) => {
  const calls = watchGateway(page);
  await placesInTheFragment(page, tab);
  await page.goto(`${tab.address()}#/..\\..\\x`);
  await isJustTheList(page, tab);
  expect(strange(calls)).toEqual([]);
});

test("an address that becomes no place while an account is shown changes nothing", async ({ page, tab, gateway }) => {
  const calls = watchGateway(page);
  await placesInTheFragment(page, tab);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await page.goto(`${tab.address()}#/${id}`);
  await tab.account.name.fill("Fleet desk");
  await page.evaluate(() => (location.hash = "#/..%5C..%5Cx"));
  await expect(page).toHaveURL(/x$/);
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).name).toBe("Fleet desk");
  expect(strange(calls).filter((path) => !path.endsWith(`/serviceAccounts/${id}`))).toEqual([]);
});

test("in the fragment, an id in capitals is the same account", async ({ page, tab, gateway }) => {
  await placesInTheFragment(page, tab);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await page.goto(`${tab.address()}#/${id.toUpperCase()}`);
  await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  await expect(tab.accounts.account("Fleet reporting")).toHaveAttribute("aria-current", "page");
});

test.describe("an answer about another account", () => {
  test("is not shown when an account is read, and Retry reads it", async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    const other = await gateway.accountNamed("Emissions desk");
    await always(page, "GET", CALLS.account, withBody(() => other));
    await tab.open(id);
    await expect(tab.alert).toContainText(UNREADABLE);
    await expect(tab.account.heading("Emissions desk")).toHaveCount(0);
    await expect(tab.account.form).toHaveCount(0);
    await page.unroute(CALLS.account);
    await tab.alert.getByRole("button", { name: "Retry" }).click();
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  });

  test("is not called saved, and the next Save goes to the account that is shown", async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const saves = watchCalls(page, "PATCH", CALLS.account);
    const { id } = await gateway.accountNamed("Fleet reporting");
    const other = await gateway.accountNamed("Emissions desk");
    await inTurn(page, "PATCH", CALLS.account, withBody(() => other));
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert).toContainText(UNREADABLE);
    await expect(tab.account.saved).toBeHidden();
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await tab.account.save.click();
    await tab.hears("Saved.");
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
    for (const save of saves) expect(save.url()).toMatch(new RegExp(`/serviceAccounts/${id}$`));
    expect(await gateway.account(other.id)).toEqual(other);
  });

  test("shows no secret as this one's", async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const renewals = watchCalls(page, "POST", CALLS.secret);
    const { id } = await gateway.accountNamed("Fleet reporting");
    const other = await gateway.accountNamed("Emissions desk");
    await always(page, "POST", CALLS.secret, withBody((issued) => ({ ...issued, account: other })));
    await tab.open(id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.regenerateDialog.dialog.getByRole("alert").first()).toContainText(UNREADABLE);
    await expect(tab.credentials.onlyTime).toBeHidden();
    await page.unroute(CALLS.secret);
    await tab.regenerateDialog.confirm.click();
    await expect(tab.alert.filter({ hasText: "its answer got lost on the way" })).toBeVisible();
    expect(keysOf(renewals).size).toBe(1);
  });

  test("after a conflict is not compared with", async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { id } = await gateway.accountNamed("Fleet reporting");
    const other = await gateway.accountNamed("Emissions desk");
    await tab.open(id);
    await tab.account.name.fill("Fleet desk");
    await gateway.change(id, { contactEmail: "theirs@example.com" });
    await inTurn(page, "GET", CALLS.account, withBody(() => other));
    await tab.account.save.click();
    await expect(tab.alert).toContainText(UNREADABLE);
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await expect(tab.account.email).toHaveValue("fleet@example.com");
    expect(await gateway.account(other.id)).toEqual(other);
  });
});

test("the same id in capitals is no other account", async ({ page, tab, gateway }) => {
  const capitals = withBody((account) => ({ ...account, id: account.id.toUpperCase() }));
  await always(page, "GET", CALLS.account, capitals);
  await always(page, "PATCH", CALLS.account, capitals);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await tab.hears("Saved.");
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
});

/** Serves the tab's page with a base path that is the whole fragment. */
async function placesInTheFragment(page: Page, tab: Tab): Promise<void> {
  await page.route(tab.address(), async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/base-path="[^"]*"/, 'base-path="#"');
    await route.fulfill({ response, body });
  });
}

async function isJustTheList(page: Page, tab: Tab): Promise<void> {
  await tab.accounts.counts("12 service accounts");
  await expect(page.getByRole("heading", { name: "Demo at a glance" })).toBeVisible();
  await expect(tab.account.gone).toHaveCount(0);
  await expect(tab.account.form).toHaveCount(0);
  await expect(tab.accounts.list.locator("[aria-current]")).toHaveCount(0);
}

/** The paths of all calls of the gateway from now on. */
function watchGateway(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(GATEWAY_PATH)) paths.push(pathname);
  });
  return paths;
}

/** Calls that are neither the workspace's nor the list's. */
function strange(paths: string[]): string[] {
  const workspace = `${GATEWAY_PATH}/workspaces/${WORKSPACE}`;
  return paths.filter((path) => path !== workspace && path !== `${workspace}/serviceAccounts`);
}
