// docs/guide.md: each word in bold is on screen in the course of its procedure.

import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import { labelsOn, missing } from "../../guide/labels.ts";
import { readGuide } from "../../guide/page.ts";
import { PROCEDURES } from "../../guide/procedures.ts";

const GUIDE = readGuide();

test("each procedure of the guide is walked", () => {
  expect(Object.keys(PROCEDURES).sort()).toEqual(GUIDE.map(({ title }) => title).sort());
});

for (const { title, labels } of GUIDE) {
  test(`the guide's labels are on screen: ${title}`, async ({ page, tab, gateway, mishaps }) => {
    const seen = new Set<string>();
    const look = async () => (await labelsOn(page)).forEach((label) => seen.add(label));
    const picture = async (...of: Locator[]) => {
      for (const part of of) await expect(part).toBeVisible();
      await look();
    };
    await PROCEDURES[title]?.({ page, tab, gateway, mishaps, look, picture });
    expect(labels.length).toBeGreaterThan(0);
    expect(missing(labels, seen)).toEqual([]);
  });
}

test("a label that is not on screen is found out", async ({ page, tab }) => {
  const text = "\n## To try\n1. In **API management**, select **Add account**, then **Add a ship** and **Add … ships**.\n";
  const [{ labels } = { labels: [] }] = readGuide(text);
  await tab.open();
  await tab.accounts.counts("12 service accounts");
  expect(missing(labels, new Set(await labelsOn(page)))).toEqual(["Add a ship", "Add … ships"]);
  // A part of a label is not the label.
  expect(missing(["Add", "Add acc…", "… service accounts"], new Set(await labelsOn(page)))).toEqual(["Add"]);
});
