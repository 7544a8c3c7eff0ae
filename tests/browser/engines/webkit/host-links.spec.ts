// WebKit has no Navigation API: a link of the host is asked about by the browser itself.

import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import type { WebKitPage } from "../../webkit/page.ts";

const browserAsks = (page: Page) => (page as unknown as WebKitPage).question();

test("a link of the host is asked about by the browser while something is unsaved", async ({ page, tab }) => {
  await tab.open();
  await tab.accounts.account("Fleet reporting").click();
  await tab.account.name.fill("Fleet desk");
  await tab.portalLink("Analytics").click();
  await expect.poll(() => browserAsks(page)).not.toBeNull();
});
