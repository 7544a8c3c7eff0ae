// "To copy the base URL endpoint", step by step as the guide prints it.

import { pasted } from "../../fixtures/clipboard.ts";
import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";
import { WORKSPACE } from "../../fixtures/workbench.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To copy the base URL endpoint, ${how}`, async ({ page, context, tab, workbench }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, under Service accounts, select an account.
    await hands.pick(tab.accounts.account("Emissions desk"));
    // 3. In the row under Endpoints base URL, select Copy.
    await hands.press(tab.account.readout("Endpoints base URL").copy);

    await tab.hears("Endpoints base URL copied.");
    expect(await pasted(context)).toBe(`${workbench.gateway}/workspaces/${WORKSPACE}`);
  });
}
