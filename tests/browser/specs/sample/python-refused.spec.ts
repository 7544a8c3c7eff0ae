// The Python script in cases where it cannot succeed: its exact exit codes and messages.

import { firstCall } from "../../fixtures/first-call.ts";
import { createOfKind, PICKED } from "../../fixtures/kinds.ts";
import type { Receiver, Saved } from "../../fixtures/clean-room.ts";
import { expect, test } from "../../fixtures/takeaway.ts";
import { TOKEN_PATH } from "../../fixtures/workbench.ts";
import type { Tab } from "../../pages/tab.ts";

const NAMED = "Service account: Fleet desk\n";

/** The script's message about a secret that was refused. */
function signInRefused(code: number, reason: string, source: string): string {
  return (
    `Sign-in refused (AADSTS${code}). ${reason}\n  The secret came from ${source}. ` +
    '"Regenerate" on the account\'s page makes a new one.\n'
  );
}

test("a wrong secret", async ({ tab, receiver }) => {
  await tab.createAccount("Fleet desk");
  const script = await sample(tab, receiver);
  expect(await receiver.run(script, { DWB_CLIENT_SECRET: "wr0ng~s3cret" })).toEqual({
    status: 3,
    output: NAMED,
    errors: signInRefused(
      7000215,
      "The secret is wrong, or an old one from before it was regenerated.",
      "the environment variable DWB_CLIENT_SECRET",
    ),
  });
});

test("no secret, and nobody to ask", async ({ tab, receiver }) => {
  await tab.createAccount("Fleet desk");
  const script = await sample(tab, receiver);
  expect(await receiver.run(script)).toEqual({
    status: 2,
    output: NAMED,
    errors:
      "Service account secret is missing. Set the environment variable DWB_CLIENT_SECRET, or write " +
      `DWB_CLIENT_SECRET=... into ${receiver.folder}/.env, or run this in a terminal and type it.\n`,
  });
});

test.describe("secrets that live for a second", () => {
  test.use({ secretLifetime: 1 });

  test("an expired secret", async ({ tab, receiver, workbench }) => {
    await tab.createAccount("Fleet desk");
    const credentials = await tab.credentials.read();
    const script = await sampleWithSecret(tab, receiver);
    await expect.poll(() => firstCall(workbench, credentials)).toEqual({ token: 401 });
    expect(await receiver.run(script)).toEqual({
      status: 3,
      output: NAMED,
      errors: signInRefused(7000222, "The secret has expired, as secrets do after two years.", "this script"),
    });
  });
});

test("a secret that was regenerated; the page of the account offers to do it, and the new one works", async ({
  tab,
  receiver,
}) => {
  await tab.createAccount("Fleet desk");
  const old = await sampleWithSecret(tab, receiver);
  await tab.credentials.done.click();
  await tab.sample.generate.click();
  await tab.sample.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(await receiver.run(old)).toEqual({
    status: 3,
    output: NAMED,
    errors: signInRefused(
      7000215,
      "The secret is wrong, or an old one from before it was regenerated.",
      "this script",
    ),
  });
  expect(await receiver.run(await sampleWithSecret(tab, receiver))).toMatchObject({ status: 0, errors: "" });
});

test("an account that was removed", async ({ tab, receiver }) => {
  await tab.createAccount("Fleet desk");
  const script = await sampleWithSecret(tab, receiver);
  await tab.credentials.done.click();
  await tab.account.remove.click();
  await tab.removeDialog.confirm.click();
  await tab.accounts.counts("12 service accounts");
  expect(await receiver.run(script)).toEqual({
    status: 3,
    output: NAMED,
    errors: signInRefused(700016, "No account has this ID; perhaps it was removed.", "this script"),
  });
});

test("a data set that is no longer shared does not keep the others back", async ({ tab, receiver, gateway }) => {
  await createOfKind(tab, "Fleet desk", "data sets picked by hand");
  const script = await sampleWithSecret(tab, receiver);
  await tab.credentials.done.click();
  const [lost = "", kept = ""] = PICKED;
  const { access } = await gateway.accountNamed("Fleet desk");
  await tab.account.access.stopSharing(lost).click();
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();

  const ran = await receiver.run(script);
  expect(ran, ran.errors).toMatchObject({ status: 4 });
  const [named, title, row] = ran.output.split("\n");
  const idOf = (name: string) => access.dataSets?.find((dataSet) => dataSet.name === name)?.id;
  expect(named).toBe("Service account: Fleet desk");
  expect(title).toMatch(`${kept} (${idOf(kept)}): the first 5 of `);
  expect(row).toMatch(/^ {2}\{.*\}$/);
  const [trace] = /[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/.exec(ran.errors) ?? [];
  expect(ran.errors).toBe(
    `${lost} (${idOf(lost)}): answer 403. Not shared with this account. ` +
      "The account reaches only the data sets picked for it on its page, under " +
      '"Access to data sets". Calls on the whole workspace or tenant are closed to it: ' +
      "GET /workspaces/{id} and, below that, POST ingest, GET users/roles, GET schemas and GET ledger; " +
      "GET /tenants/{id}/users/roles and GET /tenants/{id}/workspaces.\n" +
      "  The server says: The caller may not do this.\n" +
      "  The server says: This data set is not shared with the service account.\n" +
      `  The server says: ${trace}\n` +
      "1 of 2 data sets could not be read.\n",
  );
});

test("a Workbench that has stopped", async ({ tab, receiver, workbench }) => {
  await tab.createAccount("Fleet desk");
  const script = await sampleWithSecret(tab, receiver);
  // The page would ask the Workbench for the first call.
  await tab.page.goto("about:blank");
  await workbench.stop();
  const problem = `No connection to ${workbench.origin}${TOKEN_PATH} ([Errno 111] Connection refused)`;
  expect(await receiver.run(script)).toEqual({
    status: 7,
    output: NAMED,
    errors:
      [1, 2, 4].map((seconds) => `${problem}; trying again in ${seconds} s\n`).join("") +
      `${problem}. Check the network, the address and the proxy. For a private authority, set ` +
      "SSL_CERT_FILE or REQUESTS_CA_BUNDLE to the file with its certificate.\n",
  });
});

async function sample(tab: Tab, receiver: Receiver): Promise<Saved> {
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("The secret is not in this file");
  return receiver.save(tab.page, () => tab.sample.download.click());
}

async function sampleWithSecret(tab: Tab, receiver: Receiver): Promise<Saved> {
  await tab.sample.generate.click();
  await tab.sample.withSecret.check();
  await expect(tab.sample.code).toContainText("WARNING: the next line holds the secret");
  return receiver.save(tab.page, () => tab.sample.download.click());
}
