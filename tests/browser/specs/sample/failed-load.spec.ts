// A file that a script or download needs does not arrive: the tab says so, and the user can try again there.

import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/takeaway.ts";

const PARTS: Record<string, RegExp> = {
  "the program's script": /_samples\.js$/,
  "the program's wasm": /_samples_bg\.wasm$/,
  "the template": /_sample\.py\.txt$/,
};

for (const [part, address] of Object.entries(PARTS)) {
  test(`Generate without ${part}: it is told, and Generate mends it`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await lose(page, address);
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.sample.generate.click();
    await expect(tab.sample.section.getByRole("alert")).toContainText(
      "The sample could not be loaded. It could not be reached: check your connection, then try again.",
    );
    await page.unroute(address);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toContainText("# /// script");
    await expect(tab.sample.section.getByRole("alert")).toHaveCount(0);
  });
}

for (const part of ["the program's script", "the program's wasm"]) {
  test(`a file without ${part}: it is told, and the same button mends it`, async ({
    page,
    tab,
    receiver,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    const address = PARTS[part] as RegExp;
    await lose(page, address);
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.files.json.click();
    await expect(tab.files.section.getByRole("alert")).toContainText(
      "The file could not be made. It could not be reached: check your connection, then try again.",
    );
    await page.unroute(address);
    await receiver.save(page, () => tab.files.json.click());
    await expect(tab.files.section.getByRole("alert")).toHaveCount(0);
  });
}

for (const [language, address] of [
  ["curl", /_sample\.sh\.txt$/],
  ["C#", /_sample\.cs\.txt$/],
] as const) {
  test(`${language} that does not arrive: it is told, and Generate mends it`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toContainText("# /// script");
    await lose(page, address);
    await tab.sample.choose(language);
    await expect(tab.sample.section.getByRole("alert")).toContainText("check your connection, then try again");
    await expect(tab.sample.language.locator("option:checked")).toHaveText(language);
    // The script in the other language is not shown: it could be mistaken for this one.
    await expect(tab.sample.section).not.toContainText("# /// script");
    await page.unroute(address);
    await tab.sample.generate.click();
    await expect(tab.sample.code).toContainText("First calls to Veracity Data Workbench");
    await expect(tab.sample.section.getByRole("alert")).toHaveCount(0);
  });
}

test("without a script there is nothing to copy or download", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  await lose(page, /_sample\.sh\.txt$/);
  await tab.sample.choose("curl");
  await expect(tab.sample.section.getByRole("alert")).toBeVisible();
  const enabled = page.locator("css=:enabled");
  for (const button of [tab.sample.copy, tab.sample.download]) await expect(button.and(enabled)).toHaveCount(0);
});

async function lose(page: Page, address: RegExp): Promise<void> {
  await page.route(address, (route) => route.abort("connectionrefused"));
}
