// The create form when the backend refuses or fails: a message that says what to do, with the
// backend's own reason and trace id, and everything typed still there.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, disconnect, hold, problem, proxyPage, TRACE_ID } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

interface Trouble {
  arrange: (page: Page) => Promise<void>;
  says: string[];
}

const answered = (answer: Parameters<typeof answerWith>[3]) => (page: Page) =>
  answerWith(page, "POST", CALLS.create, answer);

const TROUBLES: Record<string, Trouble> = {
  "the backend is down": {
    arrange: (page) => disconnect(page, "POST", CALLS.create),
    says: ["Data Workbench cannot be reached. Check your connection, then try again."],
  },
  "a proxy answers HTML with status 200": {
    arrange: answered(proxyPage(200)),
    says: ["Data Workbench sent an answer that cannot be read. Try again"],
  },
  "a proxy answers HTML with status 404": {
    arrange: answered(proxyPage(404)),
    says: [],
  },
  "the answer is cut off": {
    arrange: answered({ status: 201, contentType: "application/json", body: '{"account": {"id": "0f0c6a' }),
    says: ["Data Workbench sent an answer that cannot be read. Try again"],
  },
  "401": {
    arrange: answered(problem(401, { detail: "The session is over." })),
    says: ["Your session has ended. Sign in again", "Reason: The session is over.", `Trace id: ${TRACE_ID}`],
  },
  "403": {
    arrange: answered(problem(403, { detail: "You are a reader here." })),
    says: ["You are not allowed to do this.", "Reason: You are a reader here.", `Trace id: ${TRACE_ID}`],
  },
  "409 that is not about the name": {
    arrange: answered(problem(409, { type: "https://example.com/problems/frozen", detail: "The workspace is frozen." })),
    says: ["Data Workbench did not accept this.", "Reason: The workspace is frozen.", `Trace id: ${TRACE_ID}`],
  },
  "429": {
    arrange: answered({ ...problem(429, { detail: "Slow down." }), headers: { "Retry-After": "17" } }),
    says: ["Try again in 17 seconds.", "Reason: Slow down."],
  },
  "500": {
    arrange: answered(problem(500, { detail: "The disk is full." })),
    says: ["Something went wrong in Data Workbench.", "Reason: The disk is full.", `Trace id: ${TRACE_ID}`],
  },
  "503 with an empty body": {
    arrange: answered({ status: 503, contentType: "text/plain", body: "" }),
    says: ["Data Workbench is not available at the moment. Try again"],
  },
};

for (const [trouble, { arrange, says }] of Object.entries(TROUBLES)) {
  test(`${trouble}: the form says what to do and keeps what was typed`, async ({ page, tab, gateway, mishaps }) => {
    mishaps.allowFailedRequests();
    const { createForm } = tab;
    await arrange(page);
    await tab.open("new");
    await createForm.fill("Fleet desk", "fleet.desk@example.com");
    await createForm.access.level.selectOption("Admin");
    await createForm.submit.click();

    // If an answer may have been lost, the tab itself tries again before it gives up.
    await expect(tab.alert).toBeVisible();
    await expect(tab.alert).toContainText(/[Tt]ry again|Ask an administrator/);
    for (const words of says) await expect(tab.alert).toContainText(words);
    await expect(createForm.name).toHaveValue("Fleet desk");
    await expect(createForm.email).toHaveValue("fleet.desk@example.com");
    await expect(createForm.access.level).toHaveValue("admin");
    await expect(createForm.submit).toHaveText("Create service account");

    await page.unroute(CALLS.create);
    await createForm.submit.click();
    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    await expect(tab.alert).toHaveCount(0);
    expect((await gateway.accountNamed("Fleet desk")).access).toMatchObject({ level: "admin" });
  });
}

test("a slow backend: the form says that it works, and leaving asks", async ({ page, tab }) => {
  const { createForm, leaveDialog } = tab;
  const release = await hold(page, "POST", CALLS.create);
  await tab.open("new");
  await createForm.fill("Fleet desk", "fleet.desk@example.com");
  await createForm.submit.click();
  await expect(createForm.submit).toHaveText("Creating…");
  await tab.hears("Creating the service account.");
  await expect(createForm.name).toHaveValue("Fleet desk");

  await tab.accounts.account("Emissions desk").click();
  await expect(leaveDialog.dialog).toHaveAccessibleName("Leave before the secret has arrived?");
  await leaveDialog.stay.click();
  release();
  await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
});
