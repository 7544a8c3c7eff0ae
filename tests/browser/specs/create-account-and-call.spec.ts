// The main job: an account is made in the tab, and its credentials work in a program.

import { pasted } from "../fixtures/clipboard.ts";
import { firstCall } from "../fixtures/first-call.ts";
import { expect, test } from "../fixtures/test.ts";

for (const level of ["Reader", "Admin"]) {
  test(`an account with all data and level ${level} is created, and its credentials read data`, async ({
    page,
    context,
    tab,
    workbench,
    gateway,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const name = `Fleet desk ${level}`;

    await page.goto("/");
    await expect(page).toHaveURL(tab.address());
    await tab.accounts.add.click();
    await expect(page).toHaveURL(tab.address("new"));
    await expect(tab.createForm.heading).toBeVisible();
    await tab.createForm.fill(name, "fleet.desk@example.com");
    await expect(tab.createForm.access.allData).toBeChecked();
    await expect(tab.createForm.access.level).toHaveValue("reader");
    await tab.createForm.access.level.selectOption(level);
    await tab.createForm.submit.click();

    const { credentials } = tab;
    await expect(credentials.heading(name)).toBeVisible();
    await expect(credentials.onlyTime).toBeVisible();
    const shown = await credentials.read();
    expect(shown.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(shown.apiKey).toMatch(/^[0-9a-f]{32}$/);
    const labels = { secret: "Service account secret", id: "Service account ID", apiKey: "API key" };
    for (const [member, label] of Object.entries(labels)) {
      await credentials.readout(label).copy.click();
      await tab.hears(`${label} copied.`);
      expect(await pasted(context), label).toBe(shown[member as keyof typeof labels]);
    }
    await credentials.done.click();
    await expect(tab.account.heading(name)).toBeVisible();
    await expect(page).toHaveURL(tab.address(shown.id));

    const call = await firstCall(workbench, shown, "DCS Period Summary 2025");
    expect(call).toMatchObject({ token: 200, dataSets: { status: 200 }, rows: { status: 200 } });
    expect(call.dataSets?.body.result.map((dataSet) => dataSet.name)).toEqual(["DCS Period Summary 2025"]);
    expect(call.rows?.body.data).toHaveLength(5);
    for (const row of call.rows?.body.data ?? []) {
      expect(row).toMatchObject({ PeriodStart: "2025-01-01", PeriodEnd: "2025-12-31" });
      expect(row["FuelConsumedTonnes"]).toBeGreaterThan(0);
    }

    const account = await gateway.accountNamed(name);
    expect(account.access).toMatchObject({ scope: "workspace", level: level.toLowerCase() });
    expect(account.contactEmail).toBe("fleet.desk@example.com");
  });
}

test("the secret that was shown is the only one that works", async ({ tab, workbench }) => {
  await tab.createAccount("Fleet desk");
  const shown = await tab.credentials.read();
  expect(await firstCall(workbench, { ...shown, secret: `${shown.secret}x` })).toEqual({ token: 401 });
  const wrongKey = await firstCall(workbench, { ...shown, apiKey: "0".repeat(32) });
  expect(wrongKey).toMatchObject({ token: 200, dataSets: { status: 401 } });
});

test("Copy all copies what a program needs", async ({ context, tab, workbench }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.createAccount("Fleet desk");
  const shown = await tab.credentials.read();
  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  const text = await pasted(context);
  for (const part of [shown.id, shown.secret, shown.apiKey, `${workbench.gateway}/workspaces/`]) {
    expect(text).toContain(part);
  }
});
