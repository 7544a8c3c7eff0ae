// The picker over 100,000 data sets with text of 64 pixels, in Firefox; Chromium has a spec of its own for
// dense screens. In WebKit the scroll bar reaches every row, but End does not give the last row the focus.

import { DEMO, enlarge, openPicker, scroll, walk } from "../../fixtures/hundred-thousand.ts";
import { test } from "../../fixtures/test.ts";

test.use({ demo: DEMO });

test("every place is reached with text of 64 pixels", async ({ tab, gateway }) => {
  test.setTimeout(180_000);
  await openPicker(tab, gateway);
  await enlarge(tab, "64px");
  await scroll(tab, gateway);
  await walk(tab, gateway);
});
