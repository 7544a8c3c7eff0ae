// A file of the bundle that does not match its hash is refused, and the tab says so; once the file is
// right again, Retry loads it. The bytes that are added change nothing, so without the check of the hash
// the file would run.

import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";

const MORE_TEXT = [10];
/** An empty custom section, which any wasm file may have at its end. */
const MORE_WASM = [0, 1, 0];

async function addTo(page: Page, address: RegExp, more: number[]): Promise<void> {
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: Buffer.from([...(await answer.body()), ...more]) });
  });
}

for (const [part, address, more] of [
  ["program", /api-management-\w+_bg\.wasm$/, MORE_WASM],
  ["script", /api-management-\w+\.js$/, MORE_TEXT],
  ["style sheet", /api-management-\w+\.css$/, MORE_TEXT],
] as const) {
  test(`a ${part} with something added is refused, and Retry loads the right one`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    mishaps.allowRefusedFiles();
    await addTo(page, address, more);
    await page.goto(tab.address());
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("API management is not available");
    await page.unroute(address);
    await page.getByRole("button", { name: "Retry" }).click();
    await tab.accounts.counts("12 service accounts");
    await expect(alert).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Overview", exact: true })).toBeFocused();
  });
}

for (const [part, address, more] of [
  ["samples' program", /_samples_bg\.wasm$/, MORE_WASM],
  ["samples' script", /_samples\.js$/, MORE_TEXT],
  ["template", /_sample\.py\.txt$/, MORE_TEXT],
] as const) {
  test(`a ${part} with something added is refused, and Generate loads the right one`, async ({
    page,
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    mishaps.allowRefusedFiles();
    await addTo(page, address, more);
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.sample.generate.click();
    await expect(tab.sample.section.getByRole("alert")).toContainText("The sample could not be loaded");
    await page.unroute(address);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toContainText("# /// script");
  });
}
