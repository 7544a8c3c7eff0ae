// A file of the bundle that is not what its hash says is refused, and that is said; once it is
// right again, Retry loads it.

import { expect, test } from "../../fixtures/test.ts";

for (const [part, address] of Object.entries({
  program: /api-management-\w+_bg\.wasm$/,
  script: /api-management-\w+\.js$/,
  "style sheet": /api-management-\w+\.css$/,
})) {
  test(`a ${part} that lacks a byte is refused, and Retry loads the right one`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    mishaps.allowRefusedFiles();
    await page.route(address, async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      await route.fulfill({ response: answer, body: body.subarray(0, -1) });
    });
    await page.goto(tab.address());
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("API management could not be loaded");
    await page.unroute(address);
    await page.getByRole("button", { name: "Retry" }).click();
    await tab.accounts.counts("12 service accounts");
    await expect(alert).toHaveCount(0);
  });
}
