// On a dense screen, as with a high zoom, elements can be less high: a long list with large text is still
// reached from end to end, by the scroll bar and by keys.

import { DEMO, enlarge, openPicker, scroll, walk } from "../fixtures/hundred-thousand.ts";
import { expect, test } from "../fixtures/test.ts";

test.describe.configure({ timeout: 180_000 });
test.use({ demo: DEMO });

for (const deviceScaleFactor of [1, 3]) {
  test.describe(`at ${deviceScaleFactor} device pixels for each pixel`, () => {
    test.use({ deviceScaleFactor });

    test("every one of 100,000 rows is reached with text of 64 pixels", async ({ page, tab, gateway }) => {
      await openPicker(tab, gateway);
      expect(await page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
      await enlarge(tab, "64px");
      await scroll(tab, gateway);
      await walk(tab, gateway);
    });
  });
}
