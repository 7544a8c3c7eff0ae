// The Python script, downloaded as a user would and run in a fresh environment: for each kind of
// account, and for each place from which it can read the secret.

import { createOfKind, KINDS, sameLines } from "../../fixtures/kinds.ts";
import type { Receiver, Saved } from "../../fixtures/clean-room.ts";
import type { Run } from "../../fixtures/program.ts";
import { holds, shows } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import type { Tab } from "../../pages/tab.ts";

interface Desk {
  tab: Tab;
  receiver: Receiver;
  secret: string;
}

/** How the script gets the secret. */
const WAYS: Record<string, (desk: Desk) => Promise<Run>> = {
  "with the secret inside": async ({ tab, receiver, secret }) => {
    await tab.sample.withSecret.check();
    await shows(tab.sample.code, secret);
    return receiver.run(await script(tab, receiver));
  },
  "with the secret in the environment": async ({ tab, receiver, secret }) =>
    receiver.run(await script(tab, receiver), { DWB_CLIENT_SECRET: secret }),
  "with the downloaded .env beside it": async ({ tab, receiver, secret }) => {
    const env = await receiver.save(tab.page, () => tab.files.env.click(), ".env");
    expect(holds(env.text, secret), "whether it holds the secret").toBe(true);
    return receiver.run(await script(tab, receiver));
  },
  "with the secret typed at the prompt": async ({ tab, receiver, secret }) => {
    const ran = await receiver.runAndType(await script(tab, receiver), secret);
    const prompt = /^Service account secret \(stays hidden\): \r?\n/m;
    expect(ran.output).toMatch(prompt);
    return { ...ran, output: ran.output.replace(prompt, "") };
  },
};

for (const [kind, { prints }] of Object.entries(KINDS)) {
  for (const [way, runThe] of Object.entries(WAYS)) {
    test(`an account with ${kind}: the Python script runs ${way}`, async ({ tab, receiver, gateway }) => {
      await createOfKind(tab, "Fleet desk", kind);
      const { secret } = await tab.credentials.read();
      await tab.sample.generate.click();
      await expect(tab.sample.code).toContainText("CLIENT_SECRET");
      const ran = await runThe({ tab, receiver, secret });
      expect(ran, ran.errors).toMatchObject({ status: 0, errors: "" });
      const account = await gateway.accountNamed("Fleet desk");
      expect(sameLines(ran.output)).toEqual(["Service account: Fleet desk", ...(await prints(gateway, account))]);
      expect(holds(ran.output, secret), "whether it holds the secret").toBe(false);
    });
  }
}

async function script(tab: Tab, receiver: Receiver): Promise<Saved> {
  const saved = await receiver.save(tab.page, () => tab.sample.download.click());
  expect(saved.name).toBe("Fleet-desk_sample.py");
  return saved;
}
