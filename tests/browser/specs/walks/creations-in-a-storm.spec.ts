// Creates accounts while the proxy (`line.ts`) drops, delays, repeats, refuses and never answers calls at
// random (a "storm"). No account exists twice. If a secret was lost, the tab says so and offers a new one.
// `SOAK=1` makes 10,000 creations.

import type { Page } from "@playwright/test";
import { Chance } from "../../fixtures/chance.ts";
import { expect, test, type Line } from "../../fixtures/line.ts";
import { storms } from "../../fixtures/weather.ts";
import type { Tab } from "../../pages/tab.ts";

const isLong = process.env.SOAK === "1";
const CREATIONS = Number(process.env.CREATIONS ?? (isLong ? 10_000 : 50));
const SEED = Number(process.env.SEED ?? 1);
/** How often the user tries before the random faults stop. */
const TRIES = 4;

test(`${CREATIONS} creations, seed ${SEED}`, { tag: isLong ? "@soak" : [] }, async ({ page, tab, line, gateway, mishaps }) => {
  test.setTimeout(60_000 + CREATIONS * 10_000);
  mishaps.allowFailedRequests();
  await page.clock.install();
  const chance = new Chance(SEED);
  const { totalCount: before } = await gateway.accounts();
  for (let at = 1; at <= CREATIONS; at++) {
    const name = `Storm ${at}`;
    storms(line, chance, null);
    await tab.open("new");
    await tab.createForm.fill(name, "storm@example.com");
    for (let tries = 1; (await comesTo(page, tab, line)) === "form"; tries++) {
      storms(line, chance, tries > TRIES ? null : 0.7);
      await tab.createForm.submit.click();
    }
    storms(line, chance, null);
    const outcome = await comesTo(page, tab, line);
    if (outcome === "lost") await expect(tab.account.regenerate, name).toBeEnabled();
    else await expect(tab.credentials.onlyTime, name).toBeVisible();
    expect(await gateway.countNamed(name), name).toBe(1);
    // This test does not need the secret, so it leaves without copying it.
    if (outcome === "credentials") {
      await tab.credentials.done.click();
      await tab.leaveDialog.leave.click();
      await expect(tab.account.name).toHaveValue(name);
    }
  }
  expect((await gateway.accounts()).totalCount, "no account more, and none less").toBe(before + CREATIONS);
});

/** The outcome once nothing is under way: still the form, the credentials, or a lost secret. */
async function comesTo(page: Page, tab: Tab, line: Line): Promise<"form" | "credentials" | "lost"> {
  let outcome: "form" | "credentials" | "lost" | undefined;
  await expect
    .poll(
      async () => {
        const [isForm, isShown, isLost] = await Promise.all([
          tab.createForm.submit.filter({ hasText: "Create service account" }).isVisible(),
          tab.credentials.onlyTime.isVisible(),
          page.getByText("its answer got lost").isVisible(),
        ]);
        outcome = isShown ? "credentials" : isLost ? "lost" : isForm ? "form" : undefined;
        // A call that is never answered ends with its time limit.
        if (!outcome && line.isIdle) await page.clock.fastForward(line.silent ? 10_000 : 500);
        return outcome;
      },
      { intervals: [10], timeout: 60_000 },
    )
    .toBeDefined();
  return outcome!;
}
