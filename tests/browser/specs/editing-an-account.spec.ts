// An account's fields are edited in place and stored with one Save. The list beside Save says beforehand
// what it will do.

import { answerWith, CALLS, disconnect, hold, problem, TRACE_ID } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";
import { WORKSPACE } from "../fixtures/workbench.ts";

test("Save is active only when something has changed and everything is valid", async ({ tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  const { name, email, save } = tab.account;
  await expect(save).toBeDisabled();
  await expect(save).toHaveAccessibleDescription("Nothing has changed.");
  await name.fill("Fleet");
  await expect(save).toBeEnabled();
  await name.fill("Fleet reporting");
  await expect(save).toBeDisabled();
  await name.fill("  Fleet reporting ");
  await expect(save).toBeDisabled();

  await name.fill("");
  await expect(save).toBeDisabled();
  await expect(name).toHaveAccessibleDescription(/^Enter an account name\./);
  await name.fill("n".repeat(65));
  await expect(name).toHaveAccessibleDescription(/^Use at most 64 characters; this name has 65\./);
  await name.fill("Fleet reporting");
  await email.fill("fleet@");
  await expect(email).toHaveAccessibleDescription("Enter an email such as name@example.com.");
  await expect(save).toBeDisabled();
});

test("what Save will do is told line by line, and each line can be undone", async ({ tab, gateway }) => {
  const before = await gateway.accountNamed("EU ETS settlement");
  const [first] = before.access.dataSets ?? [];
  if (!first) throw new Error("The demo account shares data sets.");
  await tab.open(before.id);
  const { account } = tab;
  await account.name.fill("EU ETS");
  await account.email.fill("ets.desk@example.com");
  await account.access.stopSharing(first.name).click();
  await expect(account.changes).toHaveText([
    "Name: “EU ETS settlement” → “EU ETS”",
    "Contact email: “ets@example.com” → “ets.desk@example.com”",
    `−1 data set: “${first.name}”`,
  ]);

  await account.undo(`−1 data set: “${first.name}”`).click();
  await expect(account.access.row(first.name)).toHaveCount(1);
  await account.undo("Name: “EU ETS settlement” → “EU ETS”").click();
  await expect(account.name).toHaveValue("EU ETS settlement");
  await expect(account.changes).toHaveText(["Contact email: “ets@example.com” → “ets.desk@example.com”"]);
  await account.save.click();
  await tab.hears("Saved.");
  await expect(account.changes).toHaveCount(0);
  await expect(account.save).toBeDisabled();
  expect(await gateway.account(before.id)).toMatchObject({
    name: before.name,
    contactEmail: "ets.desk@example.com",
    access: { dataSetCount: before.access.dataSetCount },
  });
});

test("Reader becomes Admin and back, and the summary says so", async ({ tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await expect(tab.account.access.level).toHaveValue("reader");
  await tab.account.access.level.selectOption("Admin");
  await expect(tab.account.changes).toHaveText(["Workspace access level: Reader → Admin"]);
  await tab.account.save.click();
  await tab.hears("Saved.");
  expect((await gateway.account(id)).access).toEqual({ scope: "workspace", level: "admin" });
  await tab.account.access.level.selectOption("Reader");
  await tab.account.undo("Workspace access level: Admin → Reader").click();
  await expect(tab.account.access.level).toHaveValue("admin");
});

test("only what changed is sent, with the version that it was made from", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.account.name.fill("EU ETS");
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await tab.account.save.click();
  const request = await sent;
  expect(request.postDataJSON()).toEqual({ name: "EU ETS" });
  expect(await request.headerValue("if-match")).toMatch(/^"[^"]+"$/);
  await tab.hears("Saved.");
});

test("two quick clicks on Save save once", async ({ page, tab, gateway }) => {
  let saves = 0;
  page.on("request", (request) => {
    if (request.method() === "PATCH") saves++;
  });
  const release = await hold(page, "PATCH", CALLS.account);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("Fleet");
  await tab.account.save.dblclick();
  await expect(tab.account.save).toHaveText("Saving…");
  release();
  await expect(tab.account.saved).toBeVisible();
  expect(saves).toBe(1);
});

test("a name that is taken is told at the name, and nothing typed is lost", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.name.fill("emissions DESK");
  await tab.account.email.fill("other@example.com");
  await tab.account.save.click();
  await expect(tab.account.name).toHaveAccessibleDescription(/Choose another name\./);
  await expect(tab.account.email).toHaveValue("other@example.com");
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
});

for (const [trouble, status, says] of [
  ["401", 401, "Your session has ended."],
  ["500", 500, "Something went wrong in Data Workbench."],
  ["429", 429, "Too many requests at once."],
] as const) {
  test(`${trouble} on Save is explained, and nothing typed is lost`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    await answerWith(page, "PATCH", CALLS.account, problem(status, { detail: "The server's own reason." }));
    await tab.open((await gateway.accountNamed("Fleet reporting")).id);
    await tab.account.name.fill("Fleet desk");
    await tab.account.save.click();
    await expect(tab.alert).toContainText(says);
    await expect(tab.alert).toContainText("Reason: The server's own reason.");
    await expect(tab.alert).toContainText(TRACE_ID);
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await page.unroute(CALLS.account);
    await tab.account.save.click();
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
  });
}

test("403 on Save is explained, nothing typed is lost, and what would fail again is locked", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "PATCH", CALLS.account, problem(403, { detail: "The server's own reason." }));
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  // The role does not allow changes either.
  await answerWith(page, "GET", CALLS.workspace, problem(403));
  await tab.account.name.fill("Fleet desk");
  await tab.account.save.click();
  await expect(tab.alert).toContainText("You are not allowed to do this.");
  await expect(tab.alert).toContainText("Reason: The server's own reason.");
  await expect(tab.account.name).toHaveValue("Fleet desk");
  await expect(tab.account.save).toBeDisabled();
  await expect(tab.account.save).toHaveAccessibleDescription(/You are not allowed to change service accounts\./);
  await expect(tab.account.remove).toHaveCount(0);
});

test("Save without a network says so, and works when it is back", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  await disconnect(page, "PATCH", CALLS.account);
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await tab.account.email.fill("other@example.com");
  await tab.account.save.click();
  await expect(tab.alert).toContainText("Data Workbench cannot be reached.");
  await page.unroute(CALLS.account);
  await tab.account.save.click();
  await expect(tab.account.saved).toBeVisible();
});

test("an account that was removed meanwhile says so on Save and leads back to the list", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open(id);
  await tab.account.name.fill("Fleet desk");
  await gateway.remove(id);
  await tab.account.save.click();
  await expect(tab.account.gone).toBeVisible();
  await tab.account.back.click();
  await expect(page).toHaveURL(tab.address());
  await expect(tab.accounts.account("Fleet reporting")).toHaveCount(0);
});

test("an unknown level is shown as it is and is not rewritten", async ({ page, tab, gateway }) => {
  const { id } = await gateway.accountNamed("Fleet reporting");
  await page.route(CALLS.account, async (route) => {
    if (route.request().method() !== "GET") return route.fallback();
    const answer = await route.fetch();
    const account = await answer.json();
    await route.fulfill({ response: answer, json: { ...account, access: { scope: "workspace", level: "auditor" } } });
  });
  await tab.open(id);
  await expect(tab.account.access.level).toHaveValue("auditor");
  await tab.account.name.fill("Fleet desk");
  const sent = page.waitForRequest((request) => request.method() === "PATCH");
  await tab.account.save.click();
  expect((await sent).postDataJSON()).toEqual({ name: "Fleet desk" });
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`what is unsaved stays in sight at ${width} pixels, wherever the page is scrolled to`, async ({
    page,
    tab,
    gateway,
  }) => {
    await page.setViewportSize({ width, height });
    await tab.open((await gateway.accountNamed("Emissions desk")).id);
    await tab.account.name.fill("Emissions desk and reporting");
    await tab.account.email.fill("desk@example.com");
    const inSight = async () => {
      const { changes, save } = tab.account;
      for (const it of [changes.first(), save]) await expect(it).toBeInViewport({ ratio: 1 });
    };
    await inSight();
    await expect(tab.account.changes).toHaveText([
      "Name: “Emissions desk” → “Emissions desk and reporting”",
      /^Contact email: /,
    ]);
    await tab.account.remove.scrollIntoViewIfNeeded();
    await inSight();
    await tab.account.heading("Emissions desk").scrollIntoViewIfNeeded();
    await inSight();
    const undo = tab.account.undo("Name: “Emissions desk” → “Emissions desk and reporting”");
    await expect(undo).toHaveText("Undo");
    await undo.click();
    await expect(tab.account.changes).toHaveCount(1);
  });
}

test("each value says what it is for, and the page who made the account", async ({ page, tab, gateway }) => {
  const account = await gateway.accountNamed("Fleet reporting");
  await tab.open(account.id);
  for (const [label, name] of [
    ["Service account secret", "client_secret"],
    ["Service account ID", "client_id"],
    ["API key", "Ocp-Apim-Subscription-Key"],
  ] as const) {
    const group = tab.account.readout(label).group;
    await expect(group.getByRole("code").filter({ hasText: name })).toHaveCount(1);
  }
  await expect(page.getByText(/^Created by .+ on \d+ \w+ \d{4}/)).toBeVisible();
  await expect(tab.account.readout("Workspace ID").value).toHaveText(WORKSPACE);
  await expect(tab.account.readout("Workspace name").value).not.toBeEmpty();
});

test("last use, the secret's end and the documentation are told where they are known", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("Fleet reporting")).id);
  await expect(page.getByText(/^Last used on \d+ \w+ \d{4} at \d\d:\d\d \S+\.$/)).toBeVisible();
  await expect(page.getByText(/^The secret expires on .* at \d\d:\d\d \S+, in \d+ days\.$/)).toBeVisible();
  await expect(page.getByRole("link", { name: /^API documentation/ })).toHaveAttribute("target", "_blank");
  await tab.accounts.account("Hull performance notebook").click();
  await expect(tab.account.heading("Hull performance notebook")).toBeVisible();
  await expect(page.getByText(/^Last used on /)).toHaveCount(0);
});
