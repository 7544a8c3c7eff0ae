// In a right-to-left host the tab's layout is mirrored too, and its English text still runs from left to
// right.

import type { Locator } from "@playwright/test";
import { violations } from "../fixtures/axe.ts";
import { settled } from "../fixtures/host-style.ts";
import { overflows } from "../fixtures/layout.ts";
import { SCREENS } from "../fixtures/screens.ts";
import { expect, test } from "../fixtures/test.ts";

test.beforeEach(({ context }) =>
  context.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl"));
  }),
);

for (const [screen, reach] of Object.entries(SCREENS)) {
  test(`${screen} from right to left`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await reach(tab, gateway);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      expect.soft(await violations(page), `${width} pixels`).toEqual([]);
      expect.soft(await overflows(page), `${width} pixels`).toEqual([]);
    }
  });
}

test("the list is on the right, and labels begin there", async ({ page, tab }) => {
  await tab.open("new");
  const [list, form, label, field] = await boxes([
    tab.accounts.sidebar,
    page.getByRole("form"),
    page.getByText("Account name *"),
    tab.createForm.name,
  ]);
  expect(list.left).toBeGreaterThan(form.right);
  expect(label.right).toBeCloseTo(field.right, 0);
  await expect(tab.createForm.name).toHaveCSS("text-align", "right");
});

test("arrows point the other way, and other icons do not turn", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet");
  await page.setViewportSize({ width: 390, height: 900 });
  const turned = (button: Locator) => button.locator("svg").evaluate((icon) => getComputedStyle(icon).scale);
  expect(await turned(page.getByRole("link", { name: "Service accounts" }))).toBe("-1 1");
  expect(await turned(page.getByRole("button", { name: /^Undo/ }))).toBe("-1 1");
  expect(await turned(tab.account.readout("API key").copy)).toBe("none");
});

test("set on the element alone, dir mirrors the tab and nothing around it", async ({ page, tab }) => {
  await tab.open("new");
  await page.evaluate(() => {
    document.documentElement.dir = "ltr";
    document.querySelector("dwb-api-management")?.setAttribute("dir", "rtl");
  });
  const [list, form] = await boxes([tab.accounts.sidebar, page.getByRole("form")]);
  expect(list.left).toBeGreaterThan(form.right);
  await expect(page.locator("css=header").first()).toHaveCSS("direction", "ltr");
  await page.setViewportSize({ width: 390, height: 900 });
  const arrow = page.getByRole("link", { name: "Service accounts" }).locator("svg");
  expect(await arrow.evaluate((icon) => getComputedStyle(icon).scale)).toBe("-1 1");
});

test("a sentence ends with its full stop, a number stands before its unit", async ({ page, tab }) => {
  await tab.open("new");
  await page.getByRole("button", { name: "About access levels" }).click();
  for (const words of [page.getByText("Reader: view-only."), page.getByText("0 of 64 characters")]) {
    expect(await words.evaluate(inOrder)).toBe(true);
  }
});

test("code begins on the left", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.sample.generate.click();
  await expect(tab.sample.code).toHaveCSS("direction", "ltr");
  await expect(tab.sample.code).toHaveCSS("text-align", "left");
});

async function boxes<T extends Locator[]>(elements: [...T]): Promise<{ [K in keyof T]: { left: number; right: number } }> {
  const found = await Promise.all(
    elements.map((element) =>
      element.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { left, right };
      }),
    ),
  );
  return found as { [K in keyof T]: { left: number; right: number } };
}

/** Whether the first letter of a text is left of its last one. */
function inOrder(element: Element): boolean {
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const first = words.nextNode();
  if (!first) return false;
  let last = first;
  while (words.nextNode()) last = words.currentNode;
  const at = (node: Node, place: number) => {
    const range = new Range();
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    return range.getBoundingClientRect().left;
  };
  return at(first, 0) < at(last, (last.textContent?.length ?? 1) - 1);
}
