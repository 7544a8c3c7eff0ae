// The tab is light or dark like its host: the user's setting counts if the host follows it.

import { violations } from "../fixtures/axe.ts";
import { faint } from "../fixtures/contrast.ts";
import { styleHost } from "../fixtures/host-style.ts";
import { overflows } from "../fixtures/layout.ts";
import { SCREENS } from "../fixtures/screens.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(29, 33, 42)";

async function surface(tab: Tab): Promise<string> {
  return tab.accounts.sidebar.evaluate((sidebar) => getComputedStyle(sidebar).backgroundColor);
}

for (const [host, inLight, inDark] of [
  ["color-scheme: normal", LIGHT, LIGHT],
  ["color-scheme: light", LIGHT, LIGHT],
  ["color-scheme: light dark", LIGHT, DARK],
  ["color-scheme: dark", DARK, DARK],
] as const) {
  test(`a host with ${host}`, async ({ page, tab }) => {
    await tab.open();
    await expect(tab.accounts.rows.first()).toBeVisible();
    await styleHost(page, `:root:root { ${host} }`);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await surface(tab)).toBe(inLight);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await surface(tab)).toBe(inDark);
  });
}

test("a host may force the one or the other upon the element alone", async ({ page, tab }) => {
  await tab.open();
  await styleHost(page, "dwb-api-management { color-scheme: dark }");
  expect(await surface(tab)).toBe(DARK);
  await page.emulateMedia({ colorScheme: "dark" });
  await styleHost(page, ":root:root { color-scheme: light dark } dwb-api-management { color-scheme: only light }");
  expect(await surface(tab)).toBe(LIGHT);
});

test("the page of its own follows the reader", async ({ page, tab }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/standalone/");
  await expect(tab.accounts.rows.first()).toBeVisible();
  expect(await surface(tab)).toBe(DARK);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await surface(tab)).toBe(LIGHT);
});

test("native controls go with it", async ({ page, tab }) => {
  await tab.open("new");
  await styleHost(page, ":root:root { color-scheme: dark }");
  const radio = tab.createForm.access.allData;
  expect(await radio.evaluate((radio) => getComputedStyle(radio).colorScheme)).toBe("dark");
});

const PAGE = { light: "", dark: ":root:root { color-scheme: dark; --page: #14171d }" };

for (const [scheme, rules] of Object.entries(PAGE)) {
  for (const [screen, reach] of Object.entries(SCREENS)) {
    test(`${screen} in a ${scheme} host: nothing is too faint`, async ({ page, tab, gateway, mishaps }) => {
      mishaps.allowFailedRequests();
      await reach(tab, gateway);
      await styleHost(page, rules);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await faint(page), `${width} pixels`).toEqual([]);
        expect.soft(await violations(page), `${width} pixels`).toEqual([]);
        expect.soft(await overflows(page), `${width} pixels`).toEqual([]);
      }
    });
  }
}
