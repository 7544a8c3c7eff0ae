// What a first visit loads is small.

import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

/** Until the list can be used. */
const MOST_BYTES = 100_000;
/** With the pages beside the list, which follow. */
const MOST_WITH_PAGES = 200_000;

/** The access review, and what an account's page seldom needs with its history, when they are opened. */
const MOST_FOR_A_PART = 50_000;

const isPart = (path: string) => path.includes("_pages");

for (const place of ["the portal's page", "the page of its own"]) {
  test(`a first visit to ${place} loads at most ${MOST_BYTES} bytes until the list can be used, compressed with brotli`, async ({
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
    const part = page.waitForResponse((response) => isPart(response.url()));
    await page.goto(address);
    await expect(tab.accounts.heading).toBeVisible();
    await part;

    const sizes: Record<string, number> = Object.fromEntries(await Promise.all([...loads].map(async ([path, size]) => [path, await size])));
    const kinds = Object.keys(sizes).map((path) => /\.\w+$/.exec(path)?.[0] ?? "html");
    expect(kinds).toEqual(expect.arrayContaining(["html", ".js", ".wasm", ".css"]));
    expect([...encodings]).toEqual(["br"]);
    const sum = (wanted: (path: string) => boolean) =>
      Object.entries(sizes).reduce((sum, [path, size]) => sum + (wanted(path) ? size : 0), 0);
    const first = sum((path) => !isPart(path));
    expect(first, JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_BYTES);
    expect(first, "the sizes were measured").toBeGreaterThan(MOST_BYTES / 4);
    expect(sum(() => true), JSON.stringify(sizes)).toBeLessThanOrEqual(MOST_WITH_PAGES);
  });
}

/** What is opened, the name of its part, and how. */
const OPENED: [string, string, (tab: Tab) => Promise<void>][] = [
  [
    "the access review",
    "_review",
    async (tab) => {
      await tab.accounts.review.click();
      await tab.review.counts("12 service accounts");
    },
  ],
  [
    "the history of an account",
    "_care",
    async (tab) => {
      await tab.accounts.account("Fleet reporting").click();
      await tab.history.link.click();
      await expect(tab.history.heading).toBeVisible();
    },
  ],
];

for (const [what, part, open] of OPENED) {
  test(`${what} is loaded when it is opened and not before, and takes at most ${MOST_FOR_A_PART} bytes`, async ({ page, tab }) => {
    const loads: Promise<number>[] = [];
    page.on("response", (response) => {
      if (response.url().includes(part)) {
        loads.push(response.request().sizes().then((sizes) => sizes.responseBodySize));
      }
    });
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await expect(tab.welcome.heading).toBeVisible();
    expect(loads).toHaveLength(0);
    await open(tab);
    const sizes = await Promise.all(loads);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThanOrEqual(MOST_FOR_A_PART);
  });
}

test(`what a change touches is loaded when it is asked about and not before, and takes at most ${MOST_FOR_A_PART} bytes`, async ({
  page,
  tab,
  gateway,
}) => {
  const loads: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("_care")) {
      loads.push(response.request().sizes().then((sizes) => sizes.responseBodySize));
    }
  });
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await expect(tab.account.readout("Workspace name").group).toBeVisible();
  expect(loads).toHaveLength(0);
  await tab.account.remove.click();
  await expect(tab.removeDialog.dialog.getByRole("link", { name: /^About SAS addresses/ })).toBeVisible();
  const sizes = await Promise.all(loads);
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThanOrEqual(MOST_FOR_A_PART);
});

test("the module that hosts load has a few kilobytes before compression", async ({
  request,
  workbench,
}) => {
  const entry = await request.get(`${workbench.bundle}/api-management.js`);
  expect(entry.status()).toBe(200);
  expect((await entry.body()).length).toBeLessThanOrEqual(6_000);
  expect(await entry.text()).toContain("dwb-api-management");
});
