// The credentials as files: the content of each, with and without the secret, and which downloads count as
// a saved secret.

import path from "node:path";
import { pasted, refuseClipboard } from "../../fixtures/clipboard.ts";
import type { Receiver, Saved } from "../../fixtures/clean-room.ts";
import { runProgram } from "../../fixtures/program.ts";
import { holds } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import { TOKEN_PATH, type Workbench, WORKSPACE } from "../../fixtures/workbench.ts";
import type { Tab } from "../../pages/tab.ts";

const NAME = "Fleet 'desk' $HOME";
const RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";
const GUIDE = "https://developer.veracity.com/docs/section/dataworkbench/apimanagement";

test("beside new credentials, .env and JSON hold all that a program needs", async ({ tab, receiver, workbench }) => {
  await tab.createAccount(NAME);
  const { id, secret, apiKey } = await tab.credentials.read();
  const { env, json } = await both(tab, receiver);
  const expected = facts(workbench, id, secret, apiKey);
  // A failure must not print the secret.
  expect(same(await sourced(env), expected.env), ".env as the shell reads it").toBe(true);
  expect(same(JSON.parse(json.text), expected.json), "JSON").toBe(true);
  expect(env.text).toContain("# Keep this file out of version control: it holds the secret.\n");
});

test("on the account's page, both are without the secret", async ({ tab, receiver, workbench }) => {
  await tab.createAccount(NAME);
  const { id, secret, apiKey } = await tab.credentials.read();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading(NAME)).toBeVisible();
  const { env, json } = await both(tab, receiver);
  const expected = facts(workbench, id, null, apiKey);
  expect(await sourced(env)).toEqual(expected.env);
  expect(JSON.parse(json.text)).toEqual(expected.json);
  expect(env.text).toContain("# The secret is not in this file: write it behind DWB_CLIENT_SECRET=.\n");
  for (const { text } of [env, json]) expect(holds(text, secret), "whether it holds the secret").toBe(false);
});

test("the message for the contact person has all but the secret", async ({ context, tab, workbench }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.createAccount(NAME);
  const { id, secret, apiKey } = await tab.credentials.read();
  const words =
    `Here is what you need to call Veracity Data Workbench with the service account ${NAME}.\n\n` +
    `Service account ID: ${id}\nAPI key: ${apiKey}\n` +
    `Endpoints base URL: ${workbench.gateway}/workspaces/${WORKSPACE}\nGuide: ${GUIDE}\n\n`;
  await tab.files.message.click();
  await tab.hears("Message copied.");
  const beside = await pasted(context);
  expect(beside.startsWith(words), "all that is needed").toBe(true);
  expect(beside.includes(secret), "the secret").toBe(false);

  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading(NAME)).toBeVisible();
  await tab.files.message.click();
  await tab.hears("Message copied.");
  expect(await pasted(context)).toBe(beside);
});

test("where the clipboard refuses, the message can be copied by hand", async ({ page, context, tab, gateway }) => {
  await refuseClipboard(context);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.files.message.click();
  await tab.hears(/^Message could not be copied/);
  await page.keyboard.press("Control+C");
  expect(await pasted(context)).toContain(`Service account ID: ${id}\n`);
});

type Take = (tab: Tab, receiver: Receiver) => Promise<unknown>;

const WITH_THE_SECRET: Record<string, Take> = {
  ".env": (tab, receiver) => receiver.save(tab.page, () => tab.files.env.click()),
  JSON: (tab, receiver) => receiver.save(tab.page, () => tab.files.json.click()),
  "a script that holds it": async (tab, receiver) => {
    await generate(tab, true);
    await receiver.save(tab.page, () => tab.sample.download.click());
  },
  "a copied script that holds it": async (tab) => {
    await generate(tab, true);
    await tab.sample.copy.click();
    await tab.hears("sample code copied.");
  },
  "a script that holds it, copied by hand": async (tab) => {
    await generate(tab, true);
    await tab.sample.code.selectText();
    await tab.page.keyboard.press("Control+C");
  },
};

const WITHOUT: Record<string, Take> = {
  "the reminder": (tab, receiver) => receiver.save(tab.page, () => tab.files.reminder.click()),
  "the message": async (tab) => {
    await tab.files.message.click();
    await tab.hears("Message copied.");
  },
  "a copied script without it": async (tab) => {
    await generate(tab, false);
    await tab.sample.copy.click();
    await tab.hears("sample code copied.");
    await tab.sample.code.selectText();
    await tab.page.keyboard.press("Control+C");
  },
};

for (const [what, take] of Object.entries(WITH_THE_SECRET)) {
  test(`who has ${what} has the secret: leaving does not ask`, async ({ context, tab, receiver }) => {
    await context.grantPermissions(["clipboard-write"]);
    await tab.createAccount("Fleet desk");
    await take(tab, receiver);
    await tab.credentials.done.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
  });
}

for (const [what, take] of Object.entries(WITHOUT)) {
  test(`who has ${what} has not got the secret: leaving asks`, async ({ context, tab, receiver }) => {
    await context.grantPermissions(["clipboard-write"]);
    await tab.createAccount("Fleet desk");
    await take(tab, receiver);
    await tab.credentials.done.click();
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
  });
}

async function generate(tab: Tab, withSecret: boolean): Promise<void> {
  await tab.sample.generate.click();
  await tab.sample.choose("curl");
  await tab.sample.withSecret.setChecked(withSecret);
  await expect(tab.sample.code).toContainText("#!/bin/sh");
  await expect(tab.sample.code).toContainText(withSecret ? "WARNING" : "The secret is not in this file");
}

async function both(tab: Tab, receiver: Receiver): Promise<{ env: Saved; json: Saved }> {
  const env = await receiver.save(tab.page, () => tab.files.env.click());
  const json = await receiver.save(tab.page, () => tab.files.json.click());
  const id = await tab.credentials.readout("Service account ID").text();
  const stem = `Fleet-desk-HOME-${id.slice(0, 8)}`;
  expect([env.name, json.name]).toEqual([`${stem}.env`, `${stem}_credentials.json`]);
  return { env, json };
}

function facts(workbench: Workbench, clientId: string, clientSecret: string | null, apiKey: string) {
  const json = {
    accountName: NAME,
    clientId,
    clientSecret,
    apiKey,
    workspaceId: WORKSPACE,
    apiBase: workbench.gateway,
    tokenUrl: workbench.origin + TOKEN_PATH,
    resource: RESOURCE,
  };
  const env = {
    DWB_CLIENT_ID: clientId,
    DWB_CLIENT_SECRET: clientSecret ?? "",
    DWB_API_KEY: apiKey,
    DWB_WORKSPACE_ID: WORKSPACE,
    DWB_API_BASE: json.apiBase,
    DWB_TOKEN_URL: json.tokenUrl,
    DWB_RESOURCE: RESOURCE,
  };
  return { json, env };
}

/** The variables that a shell has once it has read the file. */
async function sourced(env: Saved): Promise<object> {
  const script = 'set -a; . "$1"; env -0';
  const { status, output, errors } = await runProgram(["sh", "-euc", script, "sh", env.path], {
    cwd: path.dirname(env.path),
    env: { PATH: process.env.PATH },
  });
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  const lines = output.split("\0").filter((line) => line.startsWith("DWB_"));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

function same(one: object, other: object): boolean {
  const sorted = (object: object) => JSON.stringify(Object.entries(object).sort());
  return sorted(one) === sorted(other);
}
