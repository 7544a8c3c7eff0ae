// "To regenerate a service account secret", step by step as the guides print it.

import { firstCall } from "../../fixtures/first-call.ts";
import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To regenerate a service account secret, ${how}`, async ({ page, tab, workbench }) => {
    await tab.createAccount("Fleet desk");
    const old = await tab.credentials.read();
    expect(await firstCall(workbench, old)).toMatchObject({ token: 200 });
    await tab.credentials.done.click();
    await tab.leaveDialog.leave.click();

    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, select a service account.
    await hands.pick(tab.accounts.account("Fleet desk"));
    // 3. Next to the Service account secret, select Regenerate.
    await hands.press(tab.account.regenerate);
    await expect(tab.regenerateDialog.dialog).toHaveAccessibleName("Regenerate the secret of Fleet desk?");
    await hands.press(tab.regenerateDialog.confirm);

    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    await expect(tab.credentials.onlyTime).toBeVisible();
    const renewed = await tab.credentials.read();
    expect(renewed.secret === old.secret, "the same secret").toBe(false);
    expect(renewed).toMatchObject({ id: old.id, apiKey: old.apiKey });
    expect(await firstCall(workbench, old)).toEqual({ token: 401 });
    expect(await firstCall(workbench, renewed)).toMatchObject({ token: 200, dataSets: { status: 200 } });
  });
}
