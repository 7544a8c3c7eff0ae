// "To add a new service account", step by step as the guides print it.

import { firstCall } from "../../fixtures/first-call.ts";
import { HANDS } from "../../fixtures/hands.ts";
import { expect, test } from "../../fixtures/test.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`To add a new service account: Grant all workspace data, ${how}`, async ({ page, tab, workbench, gateway }) => {
    const hands = handsOf(page);
    // 1. In your workspace, select the API management tab.
    await tab.openFromPortal(hands);
    // 2. In the left sidebar, select Add account.
    await hands.press(tab.accounts.add);
    // 3. Under Account name, enter the name for the account.
    await hands.write(tab.createForm.name, "Voyage desk");
    // 4. Under Contact email, enter the contact email to the owner of this service account.
    await hands.write(tab.createForm.email, "voyages@example.com");
    // 5. Under Access to data sets, decide whether the account should have access to all data sets.
    await hands.choose(tab.createForm.access.allData);
    await hands.select(tab.createForm.access.level, "Admin");
    // 6. Select the Create service account button.
    await hands.press(tab.createForm.submit);

    await expect(tab.credentials.heading("Voyage desk")).toBeVisible();
    const shown = await tab.credentials.read();
    const call = await firstCall(workbench, shown);
    expect(call).toMatchObject({ token: 200, dataSets: { status: 200, body: { totalCount: 272 } } });
    const account = await gateway.accountNamed("Voyage desk");
    expect(account).toMatchObject({
      contactEmail: "voyages@example.com",
      access: { scope: "workspace", level: "admin" },
    });
  });

  test(`To add a new service account: Select data sets manually, ${how}`, async ({ page, tab, workbench, gateway }) => {
    const hands = handsOf(page);
    await tab.openFromPortal(hands);
    await hands.press(tab.accounts.add);
    await hands.write(tab.createForm.name, "Voyage desk");
    await hands.write(tab.createForm.email, "voyages@example.com");
    await hands.choose(tab.createForm.access.byHand);
    await expect(tab.createForm.access.group.getByText(/403/)).toBeVisible();
    await hands.press(tab.createForm.access.selectDataSets);
    await hands.write(tab.picker.search, "DCS Period Summary 202");
    await tab.picker.matches(3);
    await hands.toggle(tab.picker.boxes.first());
    await tab.picker.chosen(1);
    await hands.press(tab.picker.confirm);
    await hands.press(tab.createForm.submit);

    await expect(tab.credentials.heading("Voyage desk")).toBeVisible();
    const shown = await tab.credentials.read();
    const call = await firstCall(workbench, shown);
    expect(call).toMatchObject({ token: 200, dataSets: { body: { totalCount: 1 } }, rows: { status: 200 } });
    expect(call.dataSets?.body.result[0]?.name).toBe("DCS Period Summary 2023");
    const account = await gateway.accountNamed("Voyage desk");
    expect(account.access.dataSets?.map((dataSet) => dataSet.name)).toEqual(["DCS Period Summary 2023"]);
  });
}
