// "Ready for use Python script for API management", step by step as the guide prints it.

import { HANDS } from "../../fixtures/hands.ts";
import { holds, shows } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import type { Tab } from "../../pages/tab.ts";

for (const [how, handsOf] of Object.entries(HANDS)) {
  test(`Ready for use Python script, ${how}: with the secret in the environment it runs`, async ({
    page,
    tab,
    gateway,
    receiver,
  }) => {
    const { secret } = await createAccount(tab);
    const account = await gateway.accountNamed("Fleet desk");

    const hands = handsOf(page);
    // 1. Go to API management > Service accounts.
    await tab.openFromPortal(hands);
    // 2. Select a service account.
    await hands.pick(tab.accounts.account("Fleet desk"));
    // 3. Under Generate sample Python code, select the Generate button.
    await hands.press(tab.sample.generate);

    await expect(tab.sample.code).toContainText(account.id);
    await expect(tab.sample.code).toContainText(account.apiKey ?? "none");
    await shows(tab.sample.code, secret, false);
    const script = await receiver.save(page, () => hands.press(tab.sample.download));
    expect(script).toMatchObject({ name: "Fleet-desk_sample.py", text: await tab.sample.code.textContent() });
    const run = await receiver.run(script, { DWB_CLIENT_SECRET: secret });
    expect(run, run.errors).toMatchObject({ status: 0 });
    expect(run.output).toContain("272");
    expect(holds(run.output + run.errors, secret), "whether it holds the secret").toBe(false);
  });

  test(`Ready for use Python script, ${how}: with the secret inside it runs at once`, async ({ page, tab, receiver }) => {
    const hands = handsOf(page);
    await tab.createAccount("Fleet desk");
    const { secret } = await tab.credentials.read();
    await hands.press(tab.sample.generate);
    await shows(tab.sample.code, secret, false);
    await hands.toggle(tab.sample.withSecret);
    await shows(tab.sample.code, secret);
    const run = await receiver.run(await receiver.save(page, () => hands.press(tab.sample.download)));
    expect(run, run.errors).toMatchObject({ status: 0 });
    expect(run.output).toContain("272");
    expect(holds(run.output + run.errors, secret), "whether it holds the secret").toBe(false);

    // The user has downloaded the secret, so leaving does not ask.
    await tab.credentials.done.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
  });
}

async function createAccount(tab: Tab): Promise<{ secret: string }> {
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  return { secret };
}
