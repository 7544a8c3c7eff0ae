// Makes the pictures of docs/guide.md and README.md, in `docs/pictures`. `cargo xtask pictures` runs this; it is not
// among the tests.

import { writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { freeze, SECRET_LIFETIME } from "../fixtures/frozen.ts";
import { expect, test } from "../fixtures/test.ts";
import { DOCS, readGuide } from "../guide/page.ts";
import { PROCEDURES } from "../guide/procedures.ts";

/** Pixels around the parts that a picture is of. */
const MARGIN = 12;
const MOST_BYTES = 100_000;

// Neither the port nor the end of a new secret may differ between runs: both are seen.
test.use({ port: 8765, secretLifetime: SECRET_LIFETIME });

test.beforeEach(({ page, gateway }) => freeze(page, gateway));

for (const { title, picture } of readGuide()) {
  test(title, async ({ page, tab, gateway, mishaps }) => {
    const look = async () => {};
    await PROCEDURES[title]?.({ page, tab, gateway, mishaps, look, picture: (...of) => take(page, picture, of) });
  });
}

test.describe("README.md", () => {
  test("the list and an account", async ({ page, tab, gateway }) => {
    await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
    await expect(tab.account.access.rows).toHaveCount(6);
    await tab.accounts.counts("12 service accounts");
    await take(page, "pictures/list-and-account.webp");
  });

  test("the credentials", async ({ page, tab, gateway }) => {
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.credentials.heading("Power BI refresh")).toBeVisible();
    await tab.accounts.counts("12 service accounts");
    await take(page, "pictures/credentials.webp");
  });
});

/** A picture of the window, or of the place that has all of these parts. */
async function take(page: Page, name: string, of: Locator[] = []): Promise<void> {
  // What was shown by one of these buttons may be in no picture.
  await expect(page.getByRole("button", { name: /^Hide / })).toHaveCount(0);
  await page.waitForLoadState("networkidle");
  await of.at(-1)?.scrollIntoViewIfNeeded();
  const clip = of.length > 0 ? around(await Promise.all(of.map(boxOf)), page) : undefined;
  const png = await page.screenshot({ clip, animations: "disabled", caret: "hide", scale: "css" });
  const picture = await asWebp(page, png);
  expect(picture.length, `bytes of ${name}`).toBeLessThanOrEqual(MOST_BYTES);
  await writeFile(DOCS + name, picture);
}

/** In less than half of the bytes; the letters stay sharp. */
async function asWebp(page: Page, png: Buffer): Promise<Uint8Array> {
  // A page without the policy of the portal.
  const empty = await page.context().newPage();
  const webp = await empty.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.85).replace("data:image/webp;base64,", "");
  }, png.toString("base64"));
  await empty.close();
  return Uint8Array.from(Buffer.from(webp, "base64"));
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(part: Locator): Promise<Box> {
  await expect(part).toBeVisible();
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not on the page.");
  return box;
}

/** The boxes and a margin, as far as they are in the window. */
function around(boxes: Box[], page: Page): Box {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - MARGIN);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.y)) - MARGIN);
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN);
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
