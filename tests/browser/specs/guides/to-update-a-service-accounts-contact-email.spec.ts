// "To update a service account's contact email", step by step as the guides print it.

import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To update a service account's contact email, ${how}`, async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, under Service accounts, select an account.
    await hands.pick(tab.accounts.account("Fleet reporting"));
    // 3. Under Contact email, update the email.
    await hands.write(tab.account.email, "oslo@example.com");
    // 4. Select the Save button.
    await hands.press(tab.account.save);

    await tab.hears("Saved.");
    await expect(tab.accounts.account("Fleet reporting")).toContainText("oslo@example.com");
    expect(await gateway.account(id)).toMatchObject({ name: "Fleet reporting", contactEmail: "oslo@example.com" });
  });
}
