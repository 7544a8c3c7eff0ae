// The page of its own asks for the tab's first files itself: they do not wait for the module, and each comes once.

import { expect, test } from "../fixtures/test.ts";

const FIRST = /\/api-management-[0-9a-f]{16}(\.js|_bg\.wasm|\.css)$/;
const ENTRY = /\/api-management\.js$/;

test("the page asks for the script, the program and the style before the module is there, and once", async ({ page, tab }) => {
  const asked: string[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  page.on("request", (request) => {
    if (!FIRST.test(request.url())) return;
    asked.push(new URL(request.url()).pathname.replace(/.*[0-9a-f]{16}/, ""));
    if (asked.length === 3) release();
  });
  // The module does not come until the three were asked for.
  await page.route(ENTRY, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/standalone/");
  await tab.accounts.counts("12 service accounts");
  await expect(tab.welcome.heading).toBeVisible();
  expect(asked.sort()).toEqual([".css", ".js", "_bg.wasm"]);
});

test("the module asks for the files although there is no element yet", async ({ page, tab, workbench }) => {
  await page.goto(`${workbench.origin}/standalone/`);
  await tab.accounts.counts("12 service accounts");
  const bare = await page.context().newPage();
  await bare.route(`${workbench.origin}/standalone/bare`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/<link rel="(modulepreload|preload)"[^>]*>|<dwb-api-management[^]*<\/dwb-api-management>/g, "");
    await route.fulfill({ response: answer, body });
  });
  const asked = [".js", "_bg.wasm", ".css"].map((end) =>
    bare.waitForRequest((request) => FIRST.test(request.url()) && request.url().endsWith(end)),
  );
  await bare.goto(`${workbench.origin}/standalone/bare`);
  await Promise.all(asked);
  await expect(bare.locator("dwb-api-management")).toHaveCount(0);
});

for (const place of ["preloaded", "not preloaded"]) {
  test(`a script that was altered on its way does not run, ${place}`, async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    mishaps.allowRefusedFiles();
    await page.route(/\/api-management-[0-9a-f]{16}\.js$/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `globalThis.altered = true;${await answer.text()}` });
    });
    await page.goto(place === "preloaded" ? "/standalone/" : tab.address());
    await expect(page.getByRole("alert")).toContainText("It was altered on its way.");
    expect(await page.evaluate(() => "altered" in globalThis)).toBe(false);
  });
}
