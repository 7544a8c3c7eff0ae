// The answer to a creation is lost, and then comes a refusal, a changed field or a reload: there is one
// account, its creator is told that it is theirs, and a new secret is offered.

import { CALLS, disconnect, problem, proxyPage } from "../../fixtures/answers.ts";
import { keyOf, keysOf, watchCalls } from "../../fixtures/calls.ts";
import { expect, test } from "../../fixtures/test.ts";
import { afterwards, instead, inTurn, lost, type Turn, unanswered } from "../../fixtures/turns.ts";
import type { Tab } from "../../pages/tab.ts";

const LOST_ANSWER = "its answer got lost on the way";
const LOST_FIRST_ATTEMPT =
  "Your first attempt had created this service account, but its answer got lost, and with it the secret. " +
  "What you changed since is not in it. Regenerate the secret to get one.";

async function fillAndSend(tab: Tab): Promise<void> {
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
  await tab.createForm.submit.click();
}

for (const [refusal, answer] of Object.entries({
  "401": problem(401, { detail: "The session is over." }),
  "403": problem(403, { detail: "You were a reader for a moment." }),
  "429": { ...problem(429, { detail: "Slow down." }), headers: { "Retry-After": "1" } },
  "429 without words": proxyPage(429),
})) {
  test(`${refusal} to the repeat: the same button sends the same key, and the account is one's own`, async ({
    page,
    tab,
    gateway,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    const creations = watchCalls(page, "POST", CALLS.create);
    // The tab itself sends the request again if there was no answer.
    await inTurn(page, "POST", CALLS.create, lost, instead(answer));
    await fillAndSend(tab);
    await expect(tab.alert).toBeVisible();
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    expect(await gateway.countNamed("Fleet desk")).toBe(1);

    await tab.createForm.submit.click();
    await isOnesOwn(tab, LOST_ANSWER);
    expect(creations.length).toBeGreaterThan(2);
    expect(keysOf(creations).size).toBe(1);
    expect(await gateway.countNamed("Fleet desk")).toBe(1);
  });
}

test("refused several times over: the key stays until it is answered", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await inTurn(page, "POST", CALLS.create, lost, instead(problem(401)), instead(problem(429)), instead(problem(401)));
  await fillAndSend(tab);
  for (const words of ["Your session has ended.", "Too many requests at once.", "Your session has ended."]) {
    await expect(tab.alert).toContainText(words);
    await tab.createForm.submit.click();
  }
  await isOnesOwn(tab, LOST_ANSWER);
  expect(keysOf(creations).size).toBe(1);
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
});

/** Lost answers after which the tab itself sends the request again. */
const LOSSES: Record<string, Turn> = {
  "a proxy gives up waiting": afterwards(proxyPage(504)),
  "the answer is cut off": afterwards({ status: 201, contentType: "application/json", body: '{"account": {"id": "0f' }),
  "a sign-in page comes with 200": afterwards(proxyPage(200)),
};

for (const [loss, turn] of Object.entries(LOSSES)) {
  test(`${loss}, then 401: the key is kept`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const creations = watchCalls(page, "POST", CALLS.create);
    await inTurn(page, "POST", CALLS.create, turn, instead(problem(401, { detail: "The session is over." })));
    await fillAndSend(tab);
    await expect(tab.alert).toContainText("Reason: The session is over.");
    await tab.createForm.submit.click();
    await isOnesOwn(tab, LOST_ANSWER);
    expect(keysOf(creations).size).toBe(1);
    expect(await gateway.countNamed("Fleet desk")).toBe(1);
  });
}

test("the backend fails after its work, then 401: the key is kept", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  const full = problem(500, { detail: "The log is full." });
  await inTurn(page, "POST", CALLS.create, afterwards(full), instead(problem(401, { detail: "The session is over." })));
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("Reason: The log is full.");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("Reason: The session is over.");
  await tab.createForm.submit.click();
  await isOnesOwn(tab, LOST_ANSWER);
  expect(keysOf(creations).size).toBe(1);
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
});

test("a field is changed after the loss: what the first attempt made is shown, and that the change is not in it", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await inTurn(page, "POST", CALLS.create, lost, instead(problem(401, { detail: "The session is over." })));
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("Reason: The session is over.");
  await tab.createForm.email.fill("another.desk@example.com");
  await tab.createForm.submit.click();

  await expect(tab.account.email).toHaveValue("fleet.desk@example.com");
  await isOnesOwn(tab, LOST_FIRST_ATTEMPT);
  expect(keysOf(creations).size).toBe(1);
  expect((await gateway.accounts()).totalCount).toBe(13);
  expect((await gateway.accountNamed("Fleet desk")).contactEmail).toBe("fleet.desk@example.com");
});

test("another name after the loss makes no second account", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await inTurn(page, "POST", CALLS.create, lost, lost, lost);
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("cannot be reached");
  await tab.createForm.name.fill("Fleet office");
  await tab.createForm.access.level.selectOption("Admin");
  await tab.createForm.submit.click();

  await expect(tab.account.access.level).toHaveValue("reader");
  await isOnesOwn(tab, LOST_FIRST_ATTEMPT);
  expect(keysOf(creations).size).toBe(1);
  expect((await gateway.accounts()).totalCount).toBe(13);
  expect(await gateway.countNamed("Fleet office")).toBe(0);
});

test("the answer about the changed field is lost as well: what is shown is still the first attempt's", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  const session = instead(problem(401, { detail: "The session is over." }));
  await inTurn(page, "POST", CALLS.create, lost, session, lost, session);
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("Reason: The session is over.");
  await tab.createForm.email.fill("another.desk@example.com");
  await tab.createForm.submit.click();
  await expect.poll(() => creations.length).toBe(4);
  await expect(tab.createForm.submit).toHaveText("Create service account");
  await expect(tab.createForm.email).toHaveValue("another.desk@example.com");
  await tab.createForm.submit.click();
  await isOnesOwn(tab, LOST_FIRST_ATTEMPT);
  expect(keysOf(creations).size).toBe(1);
  expect((await gateway.accounts()).totalCount).toBe(13);
});

test("a field that is changed and changed back is the first attempt again", async ({ page, tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await inTurn(page, "POST", CALLS.create, lost, instead(problem(401)));
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("Your session has ended.");
  await tab.createForm.name.fill("Fleet office");
  await tab.createForm.name.fill("Fleet desk");
  await tab.createForm.submit.click();
  await isOnesOwn(tab, LOST_ANSWER);
  expect(keysOf(creations).size).toBe(1);
  expect((await gateway.accounts()).totalCount).toBe(13);
});

test("nothing had arrived, and a field is changed: the account is as it was sent last, with its secret", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await disconnect(page, "POST", CALLS.create);
  await fillAndSend(tab);
  await expect(tab.alert).toContainText("cannot be reached");
  await page.unroute(CALLS.create);
  await tab.createForm.email.fill("another.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeVisible();
  expect(keysOf(creations).size, "an attempt that got no answer may have arrived").toBe(1);
  expect((await gateway.accountNamed("Fleet desk")).contactEmail).toBe("another.desk@example.com");
  expect((await gateway.accounts()).totalCount).toBe(13);
});

test("a refusal that was none of a repeat frees the key for another account", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  const creations = watchCalls(page, "POST", CALLS.create);
  await tab.open("new");
  await tab.createForm.fill("Fleet reporting", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.createForm.name).toHaveAccessibleDescription(/Choose another name\./);
  await tab.createForm.name.fill("Fleet desk");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  await tab.credentials.done.click();
  await tab.leaveDialog.leave.click();
  await tab.accounts.add.click();
  await tab.createForm.fill("Fleet office", "fleet.office@example.com");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet office")).toBeVisible();
  expect(keyOf(creations.at(-1)), "each account has a key of its own").not.toBe(keyOf(creations.at(-2)));
});

test("a reload in the middle: the list has the account, the same name leads to it, and it gets a secret", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  page.on("dialog", (dialog) => dialog.accept());
  await inTurn(page, "POST", CALLS.create, unanswered);
  await fillAndSend(tab);
  await expect.poll(() => gateway.countNamed("Fleet desk")).toBe(1);
  await page.reload();
  await expect(tab.accounts.account("Fleet desk")).toBeVisible();

  await tab.createForm.fill("fleet DESK", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  await expect(tab.createForm.name).toHaveAccessibleDescription(/Choose another name\./);
  await expect(
    page.getByText(
      "A service account of this name exists. If that was your own attempt, open it and regenerate its secret.",
    ),
  ).toBeVisible();
  await page.getByRole("link", { name: "Open Fleet desk", exact: true }).click();
  // Opening the account leaves the form and loses its content, so the tab asks first.
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
  await tab.leaveDialog.leave.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  expect(await gateway.countNamed("Fleet desk")).toBe(1);
});

test("a name that is taken leads to the account that has it, and to another name", async ({
  page,
  tab,
  gateway,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  // It is not the first account that a search for its name finds.
  await gateway.create("A fleet reporting desk");
  const { id } = await gateway.accountNamed("Fleet reporting");
  await tab.open("new");
  await tab.createForm.fill("  FLEET reporting ", "fleet.desk@example.com");
  await tab.createForm.submit.click();
  const link = page.getByRole("link", { name: "Open Fleet reporting", exact: true });
  await expect(link).toHaveAttribute("href", new RegExp(`/${id}$`));

  await tab.createForm.name.fill("Fleet desk");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  await expect(link).toHaveCount(0);
});

test("where the account of that name cannot be looked for, the field says that it is taken", async ({
  page,
  tab,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  await tab.open("new");
  await tab.accounts.counts("12 service accounts");
  await tab.createForm.fill("Fleet reporting", "fleet.desk@example.com");
  await disconnect(page, "GET", CALLS.list);
  await tab.createForm.submit.click();
  await expect(tab.createForm.name).toHaveAccessibleDescription(/Choose another name\./);
  await expect(tab.createForm.name).toHaveValue("Fleet reporting");
  await expect(tab.createForm.submit).toHaveText("Create service account");
});

/** The account's page says that the answer was lost and offers a new secret; regenerating it works. */
async function isOnesOwn(tab: Tab, words: string): Promise<void> {
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.alert.filter({ hasText: words })).toBeVisible();
  await expect(tab.accounts.account("Fleet desk")).toHaveAttribute("aria-current", "page");
  await expect(tab.credentials.onlyTime).toBeHidden();
  await tab.account.regenerate.click();
  await tab.regenerateDialog.confirm.click();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeVisible();
}
