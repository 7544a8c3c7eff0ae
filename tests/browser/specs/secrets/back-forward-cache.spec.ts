// A page that comes back from the back/forward cache shows no secret, even if the host does not send
// `no-store`.

import { CHROMIUM } from "../../playwright.config.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/line.ts";
import { changed } from "../../fixtures/plays.ts";
import { piecesOf } from "../../fixtures/secrets.ts";
import { placesOf } from "../../fixtures/traces.ts";
import { piecesInMemories, watchMemories } from "../../fixtures/wasm-memory.ts";

// Playwright turns this cache off by default, and the browser without windows has none.
test.use({ launchOptions: { ...CHROMIUM, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

test("Back to the credentials brings the page back without them", async ({ page, context, tab, line }) => {
  await context.grantPermissions(["clipboard-write"]);
  await watchMemories(context);
  await context.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(window, { cameBack: persisted }));
  });
  line.decide = (method, path) =>
    method === "GET" && /apiManagement|dataCatalogue/.test(path)
      ? changed((came) => ({ ...came, headers: { ...came.headers, "cache-control": "private" } }))
      : undefined;
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  await tab.credentials.show.click();
  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  await tab.portalLink("Data catalogue").click();
  await expect(page.getByRole("heading", { level: 1, name: "Data catalogue" })).toBeVisible();
  // `page.goBack()` would wait for a load, which does not happen here.
  await pressBack(page);
  await expect.poll(() => page.evaluate(() => (window as unknown as { cameBack?: boolean }).cameBack)).toBe(true);
  await expect(tab.credentials.show).toHaveCount(0);
  expect(await placesOf(page, ...piecesOf(secret))).toEqual([]);
  expect((await piecesInMemories(page, secret)).reduce((all, one) => all + one, 0), "in the memories").toBe(0);
});
