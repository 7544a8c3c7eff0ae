// What a first visit loads is small.

import { expect, test } from "../fixtures/test.ts";

const MOST_BYTES = 160_000;

for (const place of ["the portal's page", "the page of its own"]) {
  test(`a first visit to ${place} loads at most ${MOST_BYTES} bytes of the tab, compressed with brotli`, async ({
    page,
    tab,
    workbench,
  }) => {
    const address = place === "the portal's page" ? tab.address() : `${workbench.origin}/standalone/`;
    const loads = new Map<string, Promise<number>>();
    const encodings = new Set<string>();
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      // The portal's own stylesheet and its icon are there without the tab, too.
      const isFile = /^\/(standalone|assets\/api-management)\/./.test(pathname);
      if (!isFile && pathname !== new URL(address).pathname) return;
      if (isFile) encodings.add(response.headers()["content-encoding"] ?? `none for ${pathname}`);
      loads.set(pathname, response.request().sizes().then((sizes) => sizes.responseBodySize));
    });
    await page.goto(address);
    await expect(tab.accounts.heading).toBeVisible();

    const sizes: Record<string, number> = Object.fromEntries(await Promise.all([...loads].map(async ([path, size]) => [path, await size])));
    const kinds = Object.keys(sizes).map((path) => /\.\w+$/.exec(path)?.[0] ?? "html");
    expect(kinds).toEqual(expect.arrayContaining(["html", ".js", ".wasm", ".css"]));
    expect([...encodings]).toEqual(["br"]);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
    expect(total, "the sizes were measured").toBeGreaterThan(MOST_BYTES / 4);
  });
}

test("the module that hosts load has a few kilobytes before compression", async ({
  request,
  workbench,
}) => {
  const entry = await request.get(`${workbench.bundle}/api-management.js`);
  expect(entry.status()).toBe(200);
  expect((await entry.body()).length).toBeLessThanOrEqual(6_000);
  expect(await entry.text()).toContain("dwb-api-management");
});
