// The element as such: set up rightly or not, changed, moved, loaded twice, two on one page.

import type { Page } from "@playwright/test";
import { Events } from "../../fixtures/events.ts";
import { pressBack } from "../../fixtures/history.ts";
import { expect, test } from "../../fixtures/test.ts";
import { TAB_PATH, WORKSPACE } from "../../fixtures/workbench.ts";
import { Tab } from "../../pages/tab.ts";

const OTHER_WORKSPACE = "00000000-0000-4000-8000-000000000000";
const ENTRY = "/assets/api-management/api-management.js";

/** Sets or removes attributes of the page's first element, all at once. */
function setAttributes(page: Page, attributes: Record<string, string | null>): Promise<void> {
  return page.evaluate((attributes) => {
    const element = document.querySelector("dwb-api-management");
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element?.removeAttribute(name);
      else element?.setAttribute(name, value);
    }
  }, attributes);
}

function hasUnsavedWork(page: Page): Promise<boolean | undefined> {
  return page.evaluate(() => document.querySelector("dwb-api-management")?.hasUnsavedWork);
}

/** Asks as a host's router does; the answer is waited for apart. */
async function confirmLeave(page: Page): Promise<() => Promise<boolean | undefined>> {
  const answer = await page.evaluateHandle(() => ({ leave: document.querySelector("dwb-api-management")?.confirmLeave() }));
  return () => answer.evaluate(({ leave }) => leave);
}

test.describe("attributes", () => {
  test("what is missing or malformed is named, all of it, and mended at run time", async ({ page, tab }) => {
    await tab.open();
    await setAttributes(page, { "workspace-id": "seven", "api-base": null, locale: "no_such!" });
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("workspace-id");
    await expect(alert).toContainText("api-base");
    await expect(alert).toContainText("locale");
    await expect(alert).not.toContainText("base-path");
    await setAttributes(page, { "workspace-id": WORKSPACE, "api-base": "/veracity/dw/gateway/api/v2", locale: null });
    await tab.accounts.counts("12 service accounts");
    await expect(alert).toHaveCount(0);
  });

  for (const [name, values] of Object.entries({
    "workspace-id": ["", "7", `${WORKSPACE}0`],
    "api-base": ["", "javascript:alert(1)", "http://"],
    "portal-base": ["ftp://portal.example"],
    "base-path": ["ws/1", "/ws?x", "#ws"],
    "token-url": ["mailto:a@example.com"],
    locale: ["english please", "_"],
  })) {
    test(`${name}: what is no use is said`, async ({ page, tab }) => {
      await tab.open();
      for (const value of values) {
        await setAttributes(page, { [name]: value });
        await expect(page.getByRole("alert").filter({ hasText: name })).toBeVisible();
      }
    });
  }

  test("another workspace is another list", async ({ page, tab, mishaps }) => {
    mishaps.allowFailedRequests();
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
    await expect(tab.accounts.alert).toBeVisible();
    await expect(tab.accounts.rows).toHaveCount(0);
    await setAttributes(page, { "workspace-id": WORKSPACE });
    await tab.accounts.counts("12 service accounts");
  });

  test("a change asks where something would be lost: Stay keeps all, Leave lets it happen", async ({
    page,
    tab,
    mishaps,
  }) => {
    mishaps.allowFailedRequests();
    await tab.open("new");
    await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
    await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without saving?");
    await tab.leaveDialog.stay.click();
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    await expect(tab.createForm.email).toHaveValue("fleet.desk@example.com");
    await tab.accounts.counts("12 service accounts");

    await setAttributes(page, { "workspace-id": WORKSPACE });
    await setAttributes(page, { "workspace-id": OTHER_WORKSPACE });
    await tab.leaveDialog.leave.click();
    await expect(tab.accounts.alert).toBeVisible();
    await expect(tab.createForm.name).not.toHaveValue("Fleet desk");
  });

  test("several changes at once count once", async ({ page, context, tab }) => {
    const events = await Events.watch(context);
    await tab.open();
    await expect.poll(() => events.of("dwb-ready").length).toBe(1);
    await setAttributes(page, { "portal-base": "/portal", "token-url": "/token", locale: "nb-NO" });
    await expect.poll(() => events.of("dwb-ready").length).toBe(2);
    await tab.accounts.counts("12 service accounts");
    expect(events.of("dwb-ready")).toHaveLength(2);
  });

  test("dates follow the locale", async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open(id);
    const dates = page.getByText(/\b20\d\d\b/);
    await expect(dates.first()).toBeVisible();
    const english = await dates.allInnerTexts();
    await setAttributes(page, { locale: "ja-JP" });
    await expect(page.getByText(/20\d\d年/).first()).toBeVisible();
    await setAttributes(page, { locale: null });
    await expect.poll(() => dates.allInnerTexts()).toEqual(english);
  });
});

test.describe("a host's own router", () => {
  test("confirmLeave asks only where something would be lost", async ({ page, tab }) => {
    await tab.open("new");
    await expect(tab.createForm.heading).toBeVisible();
    expect(await hasUnsavedWork(page)).toBe(false);
    expect(await (await confirmLeave(page))()).toBe(true);

    await tab.createForm.name.fill("Fleet desk");
    expect(await hasUnsavedWork(page)).toBe(true);
    const stays = await confirmLeave(page);
    await tab.leaveDialog.stay.click();
    expect(await stays()).toBe(false);
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    expect(await hasUnsavedWork(page)).toBe(true);

    const escapes = await confirmLeave(page);
    await page.keyboard.press("Escape");
    expect(await escapes()).toBe(false);

    const leaves = await confirmLeave(page);
    await tab.leaveDialog.leave.click();
    expect(await leaves()).toBe(true);
  });

  test("asked twice, both askers hear the answer", async ({ page, tab }) => {
    await tab.open("new");
    await tab.createForm.name.fill("Fleet desk");
    const first = await confirmLeave(page);
    const second = await confirmLeave(page);
    await tab.leaveDialog.stay.click();
    expect(await Promise.all([first(), second()])).toEqual([false, false]);
  });

  test("credentials that nobody has kept are at stake", async ({ page, tab }) => {
    await tab.createAccount("Fleet desk");
    expect(await hasUnsavedWork(page)).toBe(true);
    const leaves = await confirmLeave(page);
    await expect(tab.leaveDialog.dialog).toHaveAccessibleName("Leave without the secret?");
    await tab.leaveDialog.stay.click();
    expect(await leaves()).toBe(false);
  });

  test("a pushState to a place of the tab leads there, one elsewhere changes nothing", async ({ page, tab, gateway }) => {
    const { id } = await gateway.accountNamed("Fleet reporting");
    await tab.open();
    await page.evaluate((address) => history.pushState(null, "", address), `${TAB_PATH}/${id}`);
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
    await tab.account.name.fill("Fleet desk");
    await page.evaluate(() => history.pushState(null, "", "/somewhere/else"));
    await expect(tab.account.name).toHaveValue("Fleet desk");
    await pressBack(page);
    await expect(page).toHaveURL(tab.address(id));
    await expect(tab.leaveDialog.dialog).toBeHidden();
    await expect(tab.account.name).toHaveValue("Fleet desk");
  });
});

test.describe("in the document", () => {
  test("moved, it goes on as it was", async ({ page, context, tab }) => {
    const events = await Events.watch(context);
    await tab.open("new");
    await tab.createForm.fill("Fleet desk", "fleet.desk@example.com");
    await page.evaluate(() => {
      const place = document.createElement("section");
      document.body.append(place);
      const element = document.querySelector("dwb-api-management");
      if (element) place.append(element);
    });
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    await tab.createForm.submit.click();
    await expect(tab.credentials.heading("Fleet desk")).toBeVisible();
    expect(events.of("dwb-ready")).toHaveLength(1);
  });

  test("removed and put back later, it starts anew and knows nothing of a secret", async ({ page, tab }) => {
    await tab.createAccount("Fleet desk");
    const { secret } = await tab.credentials.read();
    const element = await page.evaluateHandle(() => document.querySelector("dwb-api-management"));
    await element.evaluate((element) => element?.remove());
    expect(await element.evaluate((element) => element?.shadowRoot?.textContent ?? "")).not.toContain(secret);
    await element.evaluate((element) => element && document.body.append(element));
    await expect(tab.account.heading("Fleet desk")).toBeVisible();
    await expect(tab.credentials.onlyTime).toBeHidden();
    expect(await hasUnsavedWork(page)).toBe(false);
  });

  test("loaded twice, from two places, the first stays and works", async ({ page, tab }) => {
    await tab.open("new");
    await tab.createForm.name.fill("Fleet desk");
    const isSame = await page.evaluate(async (entries) => {
      const before = customElements.get("dwb-api-management");
      for (const entry of entries) await import(entry);
      return customElements.get("dwb-api-management") === before;
    }, [`${ENTRY}?again`, "/standalone/api-management.js"]);
    expect(isSame).toBe(true);
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    await tab.accounts.account("Fleet reporting").click();
    await tab.leaveDialog.leave.click();
    await expect(tab.account.heading("Fleet reporting")).toBeVisible();
  });

  test("nothing of the page is changed but the element's name", async ({ page, tab }) => {
    await page.goto(tab.address().replace(/apiManagement$/, "home"));
    const changes = await page.evaluate(
      async ([entry, workspace]) => {
        const before = everything();
        await import(entry ?? "");
        const element = document.createElement("dwb-api-management");
        element.setAttribute("workspace-id", workspace ?? "");
        element.setAttribute("api-base", "/veracity/dw/gateway/api/v2");
        const ready = new Promise((resolve) => element.addEventListener("dwb-ready", resolve));
        document.body.append(element);
        await ready;
        element.remove();
        const after = everything();
        const changes: string[] = [];
        for (const name of new Set([...before.keys(), ...after.keys()])) {
          if (!Object.is(before.get(name), after.get(name))) changes.push(name);
        }
        return [...changes, ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean);

        /** Every property of the window, of each global object and of each global's prototype. */
        function everything(): Map<string, unknown> {
          const found = new Map<string, unknown>();
          const add = (path: string, object: object) => {
            for (const key of Reflect.ownKeys(object)) {
              const { value, get, set } = Reflect.getOwnPropertyDescriptor(object, key) ?? {};
              found.set(`${path}.${String(key)}`, value ?? get ?? set);
            }
          };
          add("window", window);
          for (const name of Object.getOwnPropertyNames(window)) {
            const value: unknown = Reflect.getOwnPropertyDescriptor(window, name)?.value;
            if (typeof value !== "function" && (typeof value !== "object" || value === null)) continue;
            if (value === window) continue;
            add(name, value);
            const prototype: unknown = Reflect.get(value, "prototype");
            if (typeof prototype === "object" && prototype !== null) add(`${name}.prototype`, prototype);
          }
          return found;
        }
      },
      [ENTRY, WORKSPACE],
    );
    expect(changes).toEqual([]);
  });

  test("links below base-path that are the host's are the host's", async ({ page, tab }) => {
    await tab.open("new");
    await tab.createForm.name.fill("Fleet desk");
    await page.evaluate((address) => {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = "A link of the host";
      link.addEventListener("click", (event) => event.preventDefault());
      document.body.append(link);
    }, `${TAB_PATH}/new`);
    await page.getByRole("link", { name: "A link of the host" }).click();
    await expect(tab.createForm.name).toHaveValue("Fleet desk");
    await expect(tab.leaveDialog.dialog).toBeHidden();
  });
});

test.describe("two on one page", () => {
  /** A second element below another base path, each with page objects of its own. */
  async function two(page: Page, tab: Tab): Promise<[Tab, Tab]> {
    await tab.open();
    await tab.accounts.counts("12 service accounts");
    await page.evaluate(() => {
      const first = document.querySelector("dwb-api-management");
      const second = first?.cloneNode() as HTMLElement;
      second.setAttribute("base-path", "/second");
      first?.setAttribute("data-testid", "first");
      second.setAttribute("data-testid", "second");
      first?.after(second);
    });
    const within = (id: string) => new Tab(page, { tab: (place = "") => tab.address(place) }, page.getByTestId(id));
    const tabs: [Tab, Tab] = [within("first"), within("second")];
    await tabs[1].accounts.counts("12 service accounts");
    return tabs;
  }

  test("each goes its own way, and what is typed in one survives the other", async ({ page, tab }) => {
    const [first, second] = await two(page, tab);
    await first.accounts.account("Fleet reporting").click();
    await first.account.name.fill("Fleet desk");
    await second.accounts.account("Emissions desk").click();
    await expect(second.account.heading("Emissions desk")).toBeVisible();
    await expect(first.account.name).toHaveValue("Fleet desk");
    await expect(first.leaveDialog.dialog).toBeHidden();

    await second.account.name.fill("Emissions office");
    await second.account.save.click();
    await expect(second.account.heading("Emissions office")).toBeVisible();
    await expect(first.account.name).toHaveValue("Fleet desk");
    await first.account.save.click();
    await expect(first.account.heading("Fleet desk")).toBeVisible();
    await expect(second.account.heading("Emissions office")).toBeVisible();
  });

  test("a secret in one is not known to the other, and one that goes leaves the other", async ({ page, tab }) => {
    const [first, second] = await two(page, tab);
    await first.accounts.add.click();
    await first.createForm.fill("Fleet desk", "fleet.desk@example.com");
    await first.createForm.submit.click();
    const { secret } = await first.credentials.read();
    await expect(second.credentials.onlyTime).toBeHidden();
    expect(await page.getByTestId("second").evaluate((element) => element.shadowRoot?.textContent)).not.toContain(secret);
    await page.getByTestId("second").evaluate((element) => element.remove());
    await expect(first.credentials.heading("Fleet desk")).toBeVisible();
    expect((await first.credentials.read()).secret).toBe(secret);
  });

  test("an element that cannot start is no harm to its neighbour", async ({ page, tab }) => {
    const [first, second] = await two(page, tab);
    await page.getByTestId("second").evaluate((element) => element.removeAttribute("workspace-id"));
    await expect(page.getByTestId("second").getByRole("alert")).toContainText("workspace-id");
    await first.accounts.account("Fleet reporting").click();
    await expect(first.account.heading("Fleet reporting")).toBeVisible();
    await expect(second.accounts.heading).toHaveCount(0);
  });
});
