// "To update a service account's name", step by step as the guides print it.

import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To update a service account's name, ${how}`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, under Service accounts, select an account.
    await hands.pick(tab.accounts.account("Fleet reporting"));
    // 3. Under Account name, update the name.
    await hands.write(tab.account.name, "Fleet reporting, Oslo");
    // 4. Select the Save button.
    await hands.press(tab.account.save);

    await tab.hears("Saved.");
    await expect(tab.account.heading("Fleet reporting, Oslo")).toBeVisible();
    await expect(tab.accounts.account("Fleet reporting, Oslo")).toHaveAttribute("aria-current", "page");
    expect(await gateway.account(id)).toMatchObject({
      name: "Fleet reporting, Oslo",
      contactEmail: "fleet@example.com",
      access: { scope: "workspace", level: "reader" },
    });
  });
}
