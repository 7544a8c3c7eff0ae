// Another workspace has another list: in the same element after its attribute has changed, and in a
// second element. The test itself answers the calls for the second workspace.

import type { Page } from "@playwright/test";
import { setAttributes } from "../../fixtures/element.ts";
import { expect, test } from "../../fixtures/test.ts";
import { Tab } from "../../pages/tab.ts";

const OTHER = "5b0e6a44-9f0f-4f5b-a3f5-8f1f2f9f1e01";

const ACCOUNT = {
  id: "0a0b0c0d-1111-4222-8333-444455556666",
  name: "Of the other workspace",
  contactEmail: "other@example.com",
  apiKey: "0123456789abcdef0123456789abcdef",
  access: { scope: "workspace", level: "reader" },
  secretExpiresOn: "2040-01-01T00:00:00Z",
  createdOn: "2026-01-01T00:00:00Z",
  createdBy: "ada@example.com",
  lastModifiedOn: "2026-01-01T00:00:00Z",
  lastModifiedBy: "ada@example.com",
};

async function haveOther(page: Page): Promise<void> {
  await page.route(new RegExp(`/workspaces/${OTHER}$`), (route) =>
    route.fulfill({ json: { id: OTHER, name: "Other", role: "administrator" } }),
  );
  await page.route(new RegExp(`/workspaces/${OTHER}/serviceAccounts\\?`), (route) => {
    // Another call counts the accounts whose secrets expire soon; this account's does not.
    const isAll = !/secretExpires(After|Before)/.test(route.request().url());
    return route.fulfill({
      json: { result: isAll ? [ACCOUNT] : [], pageIndex: 1, pageSize: 100, totalCount: isAll ? 1 : 0 },
    });
  });
}

test("once its attribute names another workspace, the element shows that one's accounts and no others", async ({
  page,
  tab,
}) => {
  await haveOther(page);
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await setAttributes(page, { "workspace-id": OTHER });
  await tab.accounts.counts("1 service account");
  await expect(tab.accounts.account(ACCOUNT.name)).toBeVisible();
  await expect(tab.accounts.account("Fleet reporting")).toHaveCount(0);
});

test("two elements for two workspaces show each its own", async ({ page, tab }) => {
  await haveOther(page);
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  await page.evaluate((other) => {
    const first = document.querySelector("dwb-api-management");
    const second = first?.cloneNode() as HTMLElement;
    second.setAttribute("workspace-id", other);
    second.setAttribute("base-path", "/second");
    second.setAttribute("data-testid", "second");
    first?.setAttribute("data-testid", "first");
    first?.after(second);
  }, OTHER);
  const within = (id: string) => new Tab(page, { tab: (place = "") => tab.address(place) }, page.getByTestId(id));
  await within("second").accounts.counts("1 service account");
  await within("first").accounts.counts("12 service accounts");
  await expect(within("first").accounts.account(ACCOUNT.name)).toHaveCount(0);
});

test("what was still being asked when the element went is called off", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  const failed: string[] = [];
  page.on("requestfailed", (request) => failed.push(request.url()));
  let held = 0;
  await page.route(/\/serviceAccounts\?/, () => {
    // Never answered.
    held += 1;
  });
  await page.goto(tab.address());
  await expect.poll(() => held).toBe(4);
  await page.evaluate(() => document.querySelector("dwb-api-management")?.remove());
  await expect.poll(() => failed.filter((url) => url.includes("/serviceAccounts?")).length).toBe(4);
});
