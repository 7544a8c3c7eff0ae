// "To update shared data sets", step by step as the guides print it.

import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To update shared data sets, ${how}`, async ({ page, context, tab, gateway }) => {
    const before = await gateway.accountNamed("EU ETS settlement");
    const [first, second] = before.access.dataSets ?? [];
    if (!first || !second) throw new Error("The demo account shares data sets.");
    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, under Service accounts, select an account.
    await hands.pick(tab.accounts.account("EU ETS settlement"));
    const { access } = tab.account;

    // 3. To share new data sets with the account, select Select data sets.
    await hands.press(access.selectDataSets);
    await hands.write(tab.picker.search, "MRV Period Summary 2025");
    await tab.picker.matches(1);
    await hands.toggle(tab.picker.boxes.first());
    await hands.press(tab.picker.confirm);
    await expect(access.row("MRV Period Summary 2025")).toBeVisible();

    // To see the details of a data set, select its name. This will open a new tab in your browser.
    const opened = context.waitForEvent("page");
    await hands.press(access.link(first.name));
    const details = await opened;
    await expect(details.getByRole("heading", { level: 1, name: first.name })).toBeVisible();
    expect(await details.evaluate(() => window.opener)).toBeNull();
    await details.close();

    // To stop sharing the data set, select the X icon in the row with the data set's name.
    await hands.press(access.stopSharing(second.name));
    await expect(access.row(second.name)).toHaveCount(0);
    await expect(tab.account.changes).toHaveText([/^\+1 data set: “MRV Period Summary 2025/, `−1 data set: “${second.name}”`]);

    // 4. To save changes, select the Save button.
    await hands.press(tab.account.save);
    await tab.hears("Saved.");
    const now = (await gateway.account(before.id)).access.dataSets?.map((dataSet) => dataSet.name) ?? [];
    expect(now).toContain("MRV Period Summary 2025");
    expect(now).toContain(first.name);
    expect(now).not.toContain(second.name);
    expect(now).toHaveLength(before.access.dataSets?.length ?? 0);
  });
}
