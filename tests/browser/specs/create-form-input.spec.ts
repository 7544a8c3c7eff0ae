// The create form: a wrong value is explained at its field, and nothing typed is lost.

import type { Page } from "@playwright/test";
import { answerWith, CALLS, problem } from "../fixtures/answers.ts";
import { expect, test } from "../fixtures/test.ts";

const NAME_FAULTS: [what: string, name: string, says: string][] = [
  ["empty", "", "Enter an account name."],
  ["only spaces", "    ", "Enter an account name."],
  ["65 characters", "n".repeat(65), "Use at most 64 characters; this name has 65."],
];

for (const [what, name, says] of NAME_FAULTS) {
  test(`a name that is ${what} is told at the name and not sent`, async ({ page, tab }) => {
    const sent = countCreations(page);
    const { createForm } = tab;
    await tab.open("new");
    await createForm.fill(name, "somebody@example.com");
    await createForm.submit.click();
    await expect(createForm.name).toHaveAccessibleDescription(new RegExp(`^${says}`));
    await expect(createForm.name).toHaveAttribute("aria-invalid", "true");
    await expect(createForm.name).toBeFocused();
    await expect(createForm.name).toHaveValue(name);
    await expect(createForm.email).toHaveValue("somebody@example.com");
    await tab.hears("Correct the marked fields.");
    expect(sent()).toBe(0);

    await createForm.name.fill("A good name");
    await expect(createForm.name).not.toHaveAttribute("aria-invalid");
  });
}

for (const email of ["", "fleet", "fleet@", "@example.com", "fleet@example", "fleet desk@example.com"]) {
  test(`the email "${email}" is told at the email and not sent`, async ({ page, tab }) => {
    const sent = countCreations(page);
    const { createForm } = tab;
    await tab.open("new");
    await createForm.fill("Fleet desk", email);
    await createForm.submit.click();
    await expect(createForm.email).toHaveAccessibleDescription(
      email ? "Enter an email such as name@example.com." : "Enter a contact email.",
    );
    await expect(createForm.email).toBeFocused();
    await expect(createForm.name).toHaveValue("Fleet desk");
    expect(sent()).toBe(0);
  });
}

test("every fault is told at once, and the first one has the focus", async ({ tab }) => {
  const { createForm } = tab;
  await tab.open("new");
  await createForm.access.byHand.check();
  await createForm.submit.click();
  await expect(createForm.name).toHaveAccessibleDescription(/^Enter an account name\./);
  await expect(createForm.email).toHaveAccessibleDescription("Enter a contact email.");
  await expect(createForm.access.group).toHaveAccessibleDescription("Select at least one data set.");
  await expect(createForm.name).toBeFocused();
});

test("a field is not called wrong before the user has left it", async ({ page, tab }) => {
  const { createForm } = tab;
  await tab.open("new");
  await createForm.email.pressSequentially("flee");
  await expect(createForm.email).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Tab");
  await expect(createForm.email).toHaveAttribute("aria-invalid", "true");
});

test("the counter counts characters as people do", async ({ tab }) => {
  const { createForm } = tab;
  await tab.open("new");
  await expect(createForm.name).toHaveAccessibleDescription("0 of 64 characters");
  await createForm.name.fill("Sjøfart");
  await expect(createForm.name).toHaveAccessibleDescription("7 of 64 characters");
});

test("a name of 64 characters with spaces around it is accepted and trimmed", async ({ tab, gateway }) => {
  const name = "ø".repeat(64);
  await tab.open("new");
  await tab.createForm.fill(`  ${name} `, " somebody@example.com ");
  await tab.createForm.submit.click();
  await expect(tab.credentials.heading(name)).toBeVisible();
  expect((await gateway.accountNamed(name)).contactEmail).toBe("somebody@example.com");
});

test("a name that is taken, in whatever case, is told at the name", async ({ tab, gateway, mishaps }) => {
  mishaps.allowFailedRequests();
  const { createForm } = tab;
  await tab.open("new");
  await createForm.fill("fleet REPORTING", "somebody@example.com");
  await createForm.submit.click();
  await expect(createForm.name).toHaveAccessibleDescription(
    /^Another service account of this workspace has this name\. Choose another name\./,
  );
  await expect(createForm.name).toBeFocused();
  await expect(createForm.name).toHaveValue("fleet REPORTING");
  await expect(createForm.email).toHaveValue("somebody@example.com");

  await createForm.name.fill("Fleet reporting, second desk");
  await expect(createForm.name).not.toHaveAttribute("aria-invalid");
  await createForm.submit.click();
  await expect(tab.credentials.heading("Fleet reporting, second desk")).toBeVisible();
  expect((await gateway.accounts()).totalCount).toBe(13);
});

test("the server's own reason stands at its field, whatever the case of the member's name", async ({
  page,
  tab,
  mishaps,
}) => {
  mishaps.allowFailedRequests();
  const { createForm } = tab;
  await answerWith(
    page,
    "POST",
    CALLS.create,
    problem(400, {
      title: "One or more validation errors occurred.",
      errors: { ContactEmail: ["This domain does not take mail."], "Access.Level": ["Admin is not on offer."] },
    }),
  );
  await tab.open("new");
  await createForm.fill("Fleet desk", "somebody@example.com");
  await createForm.access.level.selectOption("Admin");
  await createForm.submit.click();
  await expect(createForm.email).toHaveAccessibleDescription("This domain does not take mail.");
  await expect(createForm.email).toBeFocused();
  await expect(createForm.access.group).toHaveAccessibleDescription("Admin is not on offer.");
  await expect(createForm.access.level).toHaveValue("admin");

  await createForm.email.fill("somebody@example.org");
  await expect(createForm.email).not.toHaveAttribute("aria-invalid");
});

test("a reason at a member that has no field stands at the top", async ({ page, tab, mishaps }) => {
  mishaps.allowFailedRequests();
  await answerWith(page, "POST", CALLS.create, problem(400, { errors: { Quota: ["Ten accounts are the most."] } }));
  await tab.open("new");
  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  await expect(tab.alert).toContainText("Ten accounts are the most.");
});

test("the form is filled in and sent with the keyboard alone", async ({ page, tab, gateway }) => {
  await tab.open();
  await tab.accounts.add.focus();
  await page.keyboard.press("Enter");
  await expect(tab.createForm.heading).toBeVisible();
  await tab.createForm.name.focus();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.type("keyboard@example.com");
  await page.keyboard.press("Tab");
  await expect(tab.createForm.access.allData).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab.credentials.heading("By keyboard")).toBeFocused();
  expect((await gateway.accountNamed("By keyboard")).access).toMatchObject({ level: "reader" });
});

function countCreations(page: Page): () => number {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && CALLS.create.test(request.url())) sent++;
  });
  return () => sent;
}
