// "To delete a service account", step by step as the guides print it.

import { firstCall } from "../../fixtures/first-call.ts";
import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To delete a service account, ${how}`, async ({ page, tab, workbench, gateway }) => {
    await tab.createAccount("Fleet desk");
    const credentials = await tab.credentials.read();
    await tab.credentials.done.click();
    await tab.leaveDialog.leave.click();

    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, select a service account.
    await hands.pick(tab.accounts.account("Fleet desk"));
    // 3. In the bottom right corner, select the Remove service account button. A pop-up window will appear.
    await hands.press(tab.account.remove);
    await expect(tab.removeDialog.dialog).toHaveAccessibleName("Remove Fleet desk?");
    await expect(tab.removeDialog.cancel).toBeFocused();
    // 4. In the pop-up window, select the Delete button.
    await hands.press(tab.removeDialog.confirm);

    await tab.hears("Fleet desk was removed.");
    await tab.accounts.counts("12 service accounts");
    await expect(tab.accounts.account("Fleet desk")).toHaveCount(0);
    await expect(page).toHaveURL(tab.address());
    expect((await gateway.accounts({ search: "Fleet desk" })).totalCount).toBe(0);
    expect(await firstCall(workbench, credentials)).toEqual({ token: 401 });
  });
}
