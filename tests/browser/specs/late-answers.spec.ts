// An answer arrives after its page was left, or after the element was removed: the tab says what was done,
// the list is right, and nothing else is disturbed.

import { answerWith, CALLS, hold, problem } from "../fixtures/answers.ts";
import { EVENTS, Events } from "../fixtures/events.ts";
import { pressBack } from "../fixtures/history.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

interface Change {
  method: string;
  address: RegExp;
  /** Starts the change, on the page of "Fleet reporting" or in the create form. */
  ask: (tab: Tab) => Promise<void>;
  place: "account" | "new";
  event: "dwb-account-created" | "dwb-account-updated" | "dwb-account-removed" | "dwb-secret-regenerated";
}

const CHANGES: Record<string, Change> = {
  creation: {
    method: "POST",
    address: CALLS.create,
    place: "new",
    ask: async (tab) => {
      await tab.createForm.fill("Fleet desk", "somebody@example.com");
      await tab.createForm.submit.click();
    },
    event: "dwb-account-created",
  },
  change: {
    method: "PATCH",
    address: CALLS.account,
    place: "account",
    ask: async (tab) => {
      await tab.account.name.fill("Fleet desk");
      await tab.account.save.click();
    },
    event: "dwb-account-updated",
  },
  regeneration: {
    method: "POST",
    address: CALLS.secret,
    place: "account",
    ask: async (tab) => {
      await tab.account.regenerate.click();
      await tab.regenerateDialog.confirm.click();
    },
    event: "dwb-secret-regenerated",
  },
  removal: {
    method: "DELETE",
    address: CALLS.account,
    place: "account",
    ask: async (tab) => {
      await tab.account.remove.click();
      await tab.removeDialog.confirm.click();
    },
    event: "dwb-account-removed",
  },
};

for (const [name, { method, address, place, ask, event }] of Object.entries(CHANGES)) {
  test(`the answer to a ${name} finds another page: what is typed there stays`, async ({ page, context, tab, gateway }) => {
    const events = await Events.watch(context);
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open((await gateway.accountNamed("Emissions desk")).id);
    await expect(tab.account.heading("Emissions desk")).toBeVisible();
    await (place === "new" ? tab.accounts.add : tab.accounts.account("Fleet reporting")).click();
    await expect(place === "new" ? tab.createForm.name : tab.account.heading("Fleet reporting")).toBeVisible();
    const release = await hold(page, method, address);
    await ask(tab);
    // Back works although a dialog may be open.
    await pressBack(page);
    if (name !== "removal") await tab.leaveDialog.leave.click();
    await expect(tab.account.heading("Emissions desk")).toBeVisible();
    await tab.account.name.fill("Emissions office");

    release();
    await expect.poll(() => events.of(event).length).toBe(1);
    const { totalCount } = await gateway.accounts();
    await tab.accounts.counts(`${totalCount} service accounts`);
    expect(totalCount).toBe(12 + (name === "creation" ? 1 : name === "removal" ? -1 : 0));
    await expect(page).toHaveURL(tab.address((await gateway.accountNamed("Emissions desk")).id));
    await expect(tab.account.name).toHaveValue("Emissions office");
    await expect(tab.credentials.onlyTime).toBeHidden();
    await tab.accounts.account("EU ETS settlement").click();
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    expect(events.of(event)).toMatchObject([{ detail: name === "creation" ? { name: "Fleet desk" } : { id } }]);
  });

  for (const outcome of ["done", "refused"]) {
    test(`a ${name} that is ${outcome} finds no element: nothing goes wrong, and nothing is told`, async ({
      page,
      tab,
      gateway,
      mishaps,
    }) => {
      if (outcome === "refused") mishaps.allowFailedRequests();
      const before = await gateway.accountNamed("Fleet reporting");
      await tab.open(place === "new" ? "new" : before.id);
      await expect(place === "new" ? tab.createForm.name : tab.account.heading("Fleet reporting")).toBeVisible();
      if (outcome === "refused") await answerWith(page, method, address, problem(500));
      const release = await hold(page, method, address);
      await ask(tab);
      const told = await page.evaluateHandle((types) => {
        const told: string[] = [];
        const element = document.querySelector("dwb-api-management");
        // Outside the document, the element's events reach only listeners of the element itself.
        for (const type of types) element?.addEventListener(type, () => told.push(type));
        element?.remove();
        return told;
      }, EVENTS);
      const answered = page.waitForResponse((response) => response.request().method() === method);
      release();
      await (await answered).finished();
      // A later answer shows that the effects of this one are over. An uncaught error fails the test.
      await page.evaluate(async () => (await fetch(location.href)).text());
      expect(await told.jsonValue()).toEqual([]);
      const { totalCount } = await gateway.accounts();
      const isDone = outcome === "done";
      expect(totalCount).toBe(12 + (!isDone ? 0 : name === "creation" ? 1 : name === "removal" ? -1 : 0));
      if (isDone && name === "change") expect(await gateway.accountNamed("Fleet desk")).toMatchObject({ id: before.id });
    });
  }
}
