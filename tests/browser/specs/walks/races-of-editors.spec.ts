// Two people change one account at the same moment. Whatever the order, both changes are saved in the end,
// or, if both changed the same field, the second one is told and chooses. `SOAK=1` runs a thousand races.

import type { Locator } from "@playwright/test";
import { Chance } from "../../fixtures/chance.ts";
import { expect, test } from "../../fixtures/line.ts";
import { Tab } from "../../pages/tab.ts";

const isLong = process.env.SOAK === "1";
const RACES = Number(process.env.RACES ?? (isLong ? 1_000 : 20));
const SEED = Number(process.env.SEED ?? 1);

test(`${RACES} races of two editors, seed ${SEED}`, { tag: isLong ? "@soak" : [] }, async ({
  context,
  tab,
  line,
  gateway,
  mishaps,
}) => {
  test.setTimeout(60_000 + RACES * 10_000);
  mishaps.allowFailedRequests();
  const chance = new Chance(SEED);
  const other = new Tab(await context.newPage(), line);
  const { id } = await gateway.accountNamed("Fleet reporting");
  for (let race = 1; race <= RACES; race++) {
    await Promise.all([tab.open(id), other.open(id)]);
    const sameField = chance.next() < 0.3;
    const [mine, theirs] = [`Race ${race}`, `Other race ${race}`];
    const email = `race${race}@example.com`;
    await tab.account.name.fill(mine);
    await (sameField ? other.account.name.fill(theirs) : other.account.email.fill(email));
    await Promise.all([tab.account.save.click(), other.account.save.click()]);
    // The second editor is told, and saves again: the input is still there.
    const late = await second(tab, other, sameField);
    if (sameField && late) {
      await expect(late.account.versions).toHaveCount(2);
      const wanted = late === tab ? mine : theirs;
      await late.account.versionsOf("Account name").filter({ visible: true }).nth(1).check();
      await late.account.save.click();
      await isSaved(late);
      expect((await gateway.account(id)).name).toBe(wanted);
    } else {
      if (late) {
        await late.account.save.click();
        await isSaved(late);
      }
      const { name, contactEmail } = await gateway.account(id);
      expect({ name, contactEmail }, `race ${race}`).toEqual({ name: mine, contactEmail: email });
    }
  }
});

/** The editor who was told that somebody else was faster; none if the two saves did not collide. */
async function second(one: Tab, other: Tab, mustBe: boolean): Promise<Tab | undefined> {
  const isTold = (tab: Tab): Locator => tab.alert.filter({ hasText: "in the meantime" });
  const hasEnded = async (tab: Tab) => (await isTold(tab).isVisible()) || (await tab.account.saved.isVisible());
  await expect.poll(async () => (await hasEnded(one)) && (await hasEnded(other))).toBe(true);
  const told = (await isTold(one).isVisible()) ? one : (await isTold(other).isVisible()) ? other : undefined;
  if (mustBe) expect(told, "one of two names is the second").toBeDefined();
  return told;
}

async function isSaved(tab: Tab): Promise<void> {
  await expect(tab.account.saved).toBeVisible();
  await expect(tab.account.changes).toHaveCount(0);
}
