// The account list: what is shown, how it is searched, sorted and filtered.

import { expect, test } from "../fixtures/test.ts";

test("each row tells name, email, kind of access and what is wrong with the secret, in words", async ({ tab }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  const row = (name: string) => tab.accounts.account(name);
  await expect(row("Fleet reporting")).toContainText("fleet@example.com");
  await expect(row("Fleet reporting")).toContainText("All data, Reader");
  await expect(row("Noon report ingest")).toContainText("All data, Admin");
  await expect(row("EU ETS settlement")).toContainText("6 data sets");
  await expect(row("Hanseatic Bulk")).toContainText("1 data set");
  await expect(row("Class portal sync")).toContainText("Secret expired");
  await expect(row("Power BI refresh")).toContainText(/Expires in 1[12] days/);
  await expect(row("Fleet reporting")).not.toContainText(/[Ee]xpire/);
});

test("search finds names, email addresses and IDs while one types", async ({ tab, gateway }) => {
  const fleet = await gateway.accountNamed("Fleet reporting");
  await tab.open();
  await tab.accounts.search.pressSequentially("POSEIDON");
  await expect(tab.accounts.links).toHaveCount(1);
  await expect(tab.accounts.account("Poseidon Principles for lenders")).toBeVisible();

  await tab.accounts.search.fill("post-fixture@");
  await expect(tab.accounts.account("Hanseatic Bulk: charterer read-out")).toBeVisible();
  await expect(tab.accounts.links).toHaveCount(1);

  await tab.accounts.search.fill(fleet.id);
  await expect(tab.accounts.account("Fleet reporting")).toBeVisible();
  await expect(tab.accounts.links).toHaveCount(1);
});

test("a search that finds nothing says so and can be taken back", async ({ tab }) => {
  await tab.open();
  await tab.accounts.search.fill("no such account");
  await tab.accounts.counts("No service account matches");
  await tab.accounts.sidebar.getByRole("button", { name: "Show all" }).click();
  await tab.accounts.counts("12 service accounts");
  await expect(tab.accounts.search).toHaveValue("");
});

test("the list is sorted as one chooses", async ({ tab, gateway }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  for (const [words, sortColumn, sortDirection] of [
    ["Name, Z to A", "Name", "Descending"],
    ["Newest first", "CreatedOn", "Descending"],
    ["Last changed first", "LastModifiedOn", "Descending"],
    ["Secret expires first", "SecretExpiresOn", "Ascending"],
    ["Name, A to Z", "Name", "Ascending"],
  ] as const) {
    await tab.accounts.sort.selectOption(words);
    const { result } = await gateway.accounts({ sortColumn, sortDirection });
    const names = result.map((account) => account.name);
    await expect(async () => expect(await tab.accounts.names()).toEqual(names)).toPass();
  }
});

test("the banner counts secrets that need attention and leads to them", async ({ tab }) => {
  await tab.open();
  const { sidebar, links, account, filter } = {
    ...tab.accounts,
    account: (name: string) => tab.accounts.account(name),
  };
  await expect(sidebar.getByText("1 secret has expired.")).toBeVisible();
  await expect(sidebar.getByText("3 secrets expire within 60 days.")).toBeVisible();

  await sidebar.getByRole("button", { name: "Show expired" }).click();
  await expect(links).toHaveCount(1);
  await expect(account("Class portal sync")).toBeVisible();
  await expect(filter.locator("option:checked")).toHaveText("Expired");

  await sidebar.getByRole("button", { name: "Show expiring" }).click();
  await expect(links).toHaveCount(3);
  await expect(filter.locator("option:checked")).toHaveText("Expires within 60 days");
  await expect(account("EU ETS settlement")).toBeVisible();

  await filter.selectOption("All secrets");
  await tab.accounts.counts("12 service accounts");
});

test("the list is walked with the keyboard alone", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  const names = await tab.accounts.names();
  const row = (at: number) => tab.accounts.account(names.at(at) ?? "");

  await tab.accounts.filter.focus();
  await page.keyboard.press("Tab");
  // In Tab order, the banner's two links come before the search, and the rows after the filter.
  await expect(row(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(row(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(row(-1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(-1)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(row(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab.account.heading(names[1] ?? "")).toBeVisible();
});

test("an account made elsewhere appears when the user comes back, and the search is left alone", async ({
  page,
  tab,
  gateway,
}) => {
  await tab.open();
  await tab.accounts.search.fill("fleet");
  await tab.accounts.counts("1 service account");
  await gateway.create("A fleet of another desk");
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(tab.accounts.account("A fleet of another desk")).toBeVisible();
  await expect(tab.accounts.search).toHaveValue("fleet");
  await tab.accounts.counts("2 service accounts");
});

test("a change made elsewhere appears within a minute", async ({ page, tab, gateway }) => {
  await page.clock.install();
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  const { id } = await gateway.accountNamed("Fleet reporting");
  await gateway.change(id, { name: "Fleet of another desk" });
  await page.clock.fastForward("01:00");
  await expect(tab.accounts.account("Fleet of another desk")).toBeVisible();
  await expect(tab.accounts.account("Fleet reporting")).toHaveCount(0);
});

test.describe("in a workspace without service accounts", () => {
  test.use({ demo: { dataSets: 5, serviceAccounts: 0 } });

  test("the list explains itself and offers to add one", async ({ tab }) => {
    await tab.open();
    await tab.accounts.counts("No service accounts yet");
    await tab.accounts.add.click();
    await expect(tab.createForm.heading).toBeVisible();
  });

  test("the first account appears without a reload", async ({ tab }) => {
    await tab.createAccount("The very first");
    await expect(tab.accounts.account("The very first")).toHaveAttribute("aria-current", "page");
    await tab.accounts.counts("1 service account");
  });
});
