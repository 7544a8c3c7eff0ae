// The curl script, downloaded as a user would and run by the shell.

import { createOfKind, KINDS } from "../../fixtures/kinds.ts";
import type { Receiver, Saved } from "../../fixtures/clean-room.ts";
import type { Gateway } from "../../fixtures/gateway.ts";
import { holds } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import type { Tab } from "../../pages/tab.ts";

const NAMED = "Service account: Fleet desk\n";

for (const kind of Object.keys(KINDS)) {
  test(`an account with ${kind}: the curl script lists its data sets with the secret inside`, async ({
    tab,
    receiver,
    gateway,
  }) => {
    await createOfKind(tab, "Fleet desk", kind);
    const { secret } = await tab.credentials.read();
    const script = await sample(tab, receiver, true);
    expect(holds(script.text, secret), "whether it holds the secret").toBe(true);
    const ran = await receiver.run(script);
    expect(ran, ran.errors).toMatchObject({ status: 0, errors: NAMED });
    expect(idsIn(ran.output)).toEqual(await reached(gateway));
    expect(holds(ran.output, secret), "whether it holds the secret").toBe(false);
  });
}

test("the curl script takes the secret from the environment", async ({ tab, receiver, gateway }) => {
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  const script = await sample(tab, receiver, false);
  expect(holds(script.text, secret), "whether it holds the secret").toBe(false);
  const ran = await receiver.run(script, { DWB_CLIENT_SECRET: secret });
  expect(ran, ran.errors).toMatchObject({ status: 0, errors: NAMED });
  expect(idsIn(ran.output)).toEqual(await reached(gateway));
});

test("the curl script asks for the secret and does not show it", async ({ tab, receiver, gateway }) => {
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  const ran = await receiver.runAndType(await sample(tab, receiver, false), secret);
  expect(ran, ran.output).toMatchObject({ status: 0 });
  const [named, prompt, ...pages] = ran.output.split("\n");
  expect([named, prompt]).toEqual([NAMED.trim(), "Service account secret (stays hidden): "]);
  expect(idsIn(pages.join("\n"))).toEqual(await reached(gateway));
  expect(holds(ran.output, secret), "whether it holds the secret").toBe(false);
});

test("the curl script says what is wrong, and its exit code too", async ({ tab, receiver, workbench }) => {
  await tab.createAccount("Fleet desk");
  const script = await sample(tab, receiver, false);
  expect(await receiver.run(script)).toEqual({
    status: 2,
    output: "",
    errors: `${NAMED}Service account secret is missing: set the environment variable DWB_CLIENT_SECRET.\n`,
  });
  const wrong = await receiver.run(script, { DWB_CLIENT_SECRET: "wr0ng~s3cret" });
  expect(wrong).toMatchObject({ status: 3, output: "" });
  expect(wrong.errors.split("\n")).toEqual([
    NAMED.trim(),
    "Sign-in: refused. The secret may be wrong, expired or regenerated, or the account removed. AADSTS7000215",
    "",
  ]);
  await workbench.stop();
  const stopped = await receiver.run(script, { DWB_CLIENT_SECRET: "wr0ng~s3cret" });
  expect(stopped).toMatchObject({ status: 7, output: "" });
  expect(stopped.errors).toMatch(/^Service account: Fleet desk\ncurl: \(7\) .*\nNo connection\.\n$/);
});

async function sample(tab: Tab, receiver: Receiver, withSecret: boolean): Promise<Saved> {
  await tab.sample.generate.click();
  await tab.sample.choose("curl");
  if (withSecret) await tab.sample.withSecret.check();
  const words = withSecret ? "WARNING: the next line holds the secret" : "The secret is not in this file";
  await expect(tab.sample.code).toContainText("#!/bin/sh");
  await expect(tab.sample.code).toContainText(words);
  const saved = await receiver.save(tab.page, () => tab.sample.download.click());
  expect(saved.name).toBe("Fleet-desk_sample.sh");
  return saved;
}

/** The script prints a page of JSON on each line. */
function idsIn(output: string): string[] {
  const pages = output.trim().split("\n").map((line) => JSON.parse(line) as { result: { id: string }[] });
  return pages.flatMap((page) => page.result.map(({ id }) => id)).sort();
}

/** The IDs of the data sets that the account may read. */
async function reached(gateway: Gateway): Promise<string[]> {
  const { access } = await gateway.accountNamed("Fleet desk");
  const dataSets = access.dataSets ?? (await gateway.dataSets({ pageSize: 1000 })).result;
  return dataSets.map(({ id }) => id).sort();
}
