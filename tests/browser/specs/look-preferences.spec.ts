// The user's settings for all pages: no motion, more contrast.

import { settled } from "../fixtures/host-style.ts";
import { SCREENS } from "../fixtures/screens.ts";
import { expect, test } from "../fixtures/test.ts";

for (const screen of ["an account with unsaved changes", "the picker"]) {
  test(`nothing moves by itself: ${screen}`, async ({ page, tab, gateway }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await SCREENS[screen]?.(tab, gateway);
    const moving = await page.evaluate(() => {
      const elements = [...(document.querySelector("dwb-api-management")?.shadowRoot?.querySelectorAll("*") ?? [])];
      const styles = elements.map((element) => getComputedStyle(element));
      return styles.filter(
        (style) => style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior !== "auto",
      ).length;
    });
    expect(moving).toBe(0);
  });
}

test("with more contrast, quiet words are as strong as the others", async ({ page, tab }) => {
  await tab.open();
  const row = tab.accounts.account("Data lake export");
  const colours = () =>
    row.evaluate((row) => [".account-email", ".account-facts"].map((name) => {
      const part = row.querySelector(name);
      return part && getComputedStyle(part).color;
    }));
  const text = await row.evaluate((row) => getComputedStyle(row).color);
  expect(await colours()).not.toContain(text);
  await page.emulateMedia({ contrast: "more" });
  await settled(page);
  expect(await colours()).toEqual([text, text]);
});
