// A portal in React with react-router, its addresses paths or hashes, its calls with a cookie.

import { Events } from "../../fixtures/events.ts";
import { HASH_BASE, react, expect, signIn } from "../../fixtures/hosts.ts";
import { pressBack } from "../../fixtures/history.ts";
import { mainJob } from "../../fixtures/main-job.ts";
import { TAB_PATH } from "../../fixtures/workbench.ts";
import type { Tab } from "../../pages/tab.ts";

for (const [routing, base] of Object.entries({ paths: TAB_PATH, hashes: HASH_BASE })) {
  react.describe(`with addresses that are ${routing}`, () => {
    const test = react;
    test.use({ base });

    const heading = (tab: Tab, name: string) => tab.page.getByRole("heading", { level: 1, name });
    const portalLink = (tab: Tab, name: string) =>
      tab.page.getByRole("navigation", { name: "Portal" }).getByRole("link", { name });
    /** The current address according to the host's router. */
    const place = (tab: Tab) => tab.page.getByLabel("Place", { exact: true });

    test("the main job goes from its beginning to its end", async ({ page, context, tab, workbench }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const events = await Events.watch(context);
      await tab.open();
      await mainJob({ tab, workbench, events, document: page, canCopy: true });
    });

    test("the host's router follows the tab", async ({ page, tab, gateway }) => {
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open();
      await tab.accounts.account("Fleet reporting").click();
      await expect(page).toHaveURL(tab.address(id));
      await expect(place(tab)).toHaveText(`${TAB_PATH}/${id}`);
      await tab.accounts.add.click();
      await expect(page).toHaveURL(tab.address("new"));
      await expect(place(tab)).toHaveText(`${TAB_PATH}/new`);
      await page.goBack();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await expect(place(tab)).toHaveText(`${TAB_PATH}/${id}`);
    });

    test("an address within the tab opens there, also after a reload", async ({ page, tab, gateway }) => {
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open(id);
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await page.reload();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    });

    test("back and forward lead through the portal and the tab alike", async ({ page, tab }) => {
      await tab.open();
      await portalLink(tab, "Home").click();
      await expect(heading(tab, "Home")).toBeVisible();
      await portalLink(tab, "API management").click();
      await tab.accounts.account("Fleet reporting").click();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await portalLink(tab, "Help").click();
      await expect(heading(tab, "Help")).toBeVisible();
      await page.goBack();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await page.goBack();
      await expect(page).toHaveURL(tab.address());
      await expect(tab.accounts.heading).toBeVisible();
      await page.goBack();
      await expect(heading(tab, "Home")).toBeVisible();
      await page.goForward();
      await page.goForward();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    });

    test("the portal's link to the tab leads from an account to the tab's start", async ({ page, tab }) => {
      await tab.open();
      await tab.accounts.account("Fleet reporting").click();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await portalLink(tab, "API management").click();
      await expect(page).toHaveURL(tab.address());
      await expect(tab.account.heading("Fleet reporting")).toBeHidden();
    });

    test("the portal's link to the tab asks where something would be lost", async ({ page, tab }) => {
      await tab.open("new");
      await tab.createForm.name.fill("Fleet desk");
      await portalLink(tab, "API management").click();
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
      await tab.leaveDialog.stay.click();
      await expect(tab.createForm.name).toHaveValue("Fleet desk");

      await portalLink(tab, "API management").click();
      await tab.leaveDialog.leave.click();
      await expect(page).toHaveURL(tab.address());
      await expect(tab.createForm.name).toBeHidden();
    });

    test("the portal's link to the tab asks while credentials are not kept", async ({ tab }) => {
      await tab.createAccount("Fleet desk");
      await portalLink(tab, "API management").click();
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
      await tab.leaveDialog.stay.click();
      await expect(tab.credentials.onlyTime).toBeVisible();
    });

    test("the router's own guard asks the tab: Stay stays, Leave leaves", async ({ page, tab }) => {
      await tab.open();
      await tab.accounts.account("Fleet reporting").click();
      await tab.account.name.fill("Fleet desk");
      const address = page.url();
      await portalLink(tab, "Help").click();
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
      await tab.leaveDialog.stay.click();
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await expect(page).toHaveURL(address);
      await expect(tab.account.name).toHaveValue("Fleet desk");

      await portalLink(tab, "Help").click();
      await tab.leaveDialog.leave.click();
      await expect(heading(tab, "Help")).toBeVisible();
      await page.goBack();
      await expect(tab.account.name).toHaveValue("Fleet reporting");
    });

    test("the router goes at once where nothing is at stake", async ({ tab }) => {
      await tab.open();
      await tab.accounts.account("Fleet reporting").click();
      await expect(tab.account.heading("Fleet reporting")).toBeVisible();
      await portalLink(tab, "Help").click();
      await expect(heading(tab, "Help")).toBeVisible();
    });

    test("back asks once, whoever's entry it leads to", async ({ page, tab }) => {
      await tab.open();
      await portalLink(tab, "Home").click();
      await portalLink(tab, "API management").click();
      await tab.accounts.add.click();
      await page.goBack();
      await page.goForward();
      await tab.createForm.name.fill("Fleet desk");
      await pressBack(page);
      await tab.leaveDialog.stay.click();
      await expect(tab.createForm.name).toHaveValue("Fleet desk");
      await expect(page).toHaveURL(tab.address("new"));
      await pressBack(page);
      await tab.leaveDialog.leave.click();
      await expect(page).toHaveURL(tab.address());
      await expect(tab.createForm.heading).toBeHidden();
      await expect(tab.leaveDialog.dialog).toBeHidden();
    });

    test("a link that loads another page asks too", async ({ page, tab }) => {
      await tab.open("new");
      await tab.createForm.name.fill("Fleet desk");
      await portalLink(tab, "Imprint").click();
      await tab.leaveDialog.stay.click();
      await expect(tab.createForm.name).toHaveValue("Fleet desk");
      await portalLink(tab, "Imprint").click();
      await tab.leaveDialog.leave.click();
      await expect(page).toHaveURL("/imprint");
    });

    test("when the session is over, what was typed stays, and Save goes through after signing in", async ({
      page,
      context,
      tab,
      gateway,
      mishaps,
    }) => {
      mishaps.allowFailedRequests();
      const { id } = await gateway.accountNamed("Fleet reporting");
      await tab.open(id);
      await tab.account.name.fill("Fleet desk");
      await context.clearCookies();
      await tab.account.save.click();
      await expect(tab.alert).toContainText(/session/i);
      await expect(tab.account.name).toHaveValue("Fleet desk");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByText("Your session is over.")).toBeHidden();
      await expect(tab.account.name).toHaveValue("Fleet desk");
      await tab.account.save.click();
      await expect(tab.account.heading("Fleet desk")).toBeVisible();
      expect((await gateway.account(id)).name).toBe("Fleet desk");
    });

    test("signed in elsewhere, the list that was refused comes by Retry", async ({ page, context, tab, mishaps }) => {
      mishaps.allowFailedRequests();
      await context.clearCookies();
      await page.goto(tab.address());
      await expect(tab.accounts.alert).toBeVisible();
      await signIn(page);
      await tab.accounts.alert.getByRole("button", { name: "Retry" }).click();
      await tab.accounts.counts("12 service accounts");
    });
  });
}
