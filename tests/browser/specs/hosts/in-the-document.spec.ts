// The element's place in a page: moved, removed, loaded twice, and leaving the page as it was.

import { ENTRY, hasUnsavedWork } from "../../fixtures/element.ts";
import { Events } from "../../fixtures/events.ts";
import { mainJob } from "../../fixtures/main-job.ts";
import { holds } from "../../fixtures/secrets.ts";
import { expect, test } from "../../fixtures/test.ts";
import { TAB_PATH, WORKSPACE } from "../../fixtures/workbench.ts";

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

test("moved with a question open, the question stays modal and is answered", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.leaveDialog.dialog).toBeVisible();
  const isModal = await page.evaluate(() => {
    const element = document.querySelector("dwb-api-management");
    if (element) document.body.prepend(element);
    return element?.shadowRoot?.querySelector("dialog[open]")?.matches(":modal");
  });
  expect(isModal).toBe(true);
  await page.keyboard.press("Escape");
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
});

test("moved by moveBefore with a question open, the question stays as it is, and the focus in it", async ({ page, tab }) => {
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  await tab.accounts.account("Fleet reporting").click();
  await expect(tab.leaveDialog.stay).toBeFocused();
  await page.evaluate(() => {
    const place = document.body as HTMLElement & { moveBefore(what: Element, before: Element | null): void };
    const element = document.querySelector("dwb-api-management");
    if (element) place.moveBefore(element, place.firstElementChild);
  });
  await expect(tab.leaveDialog.stay).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab.leaveDialog.dialog).toBeHidden();
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
});

test("removed and put back later, it starts anew and knows nothing of a secret", async ({ page, tab }) => {
  await tab.createAccount("Fleet desk");
  const { secret } = await tab.credentials.read();
  const element = await page.evaluateHandle(() => document.querySelector("dwb-api-management"));
  await element.evaluate((element) => element?.remove());
  expect(holds(await element.evaluate((element) => element?.shadowRoot?.textContent ?? ""), secret), "whether it holds the secret").toBe(false);
  await element.evaluate((element) => element && document.body.append(element));
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await expect(tab.credentials.onlyTime).toBeHidden();
  expect(await hasUnsavedWork(page)).toBe(false);
});

test("loaded twice, from two places and in another version, the first stays and works", async ({ page, tab }) => {
  // Another version has other files and may know other attributes.
  await page.route("**/another-version/api-management.js", async (route) => {
    const answer = await route.fetch({ url: new URL(ENTRY, tab.address()).href });
    const text = await answer.text();
    const other = text.replace(/api-management-\w{16}/g, "api-management-0123456789abcdef").replace('"locale"', '"language"');
    expect(other).not.toBe(text);
    await route.fulfill({ response: answer, body: other });
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await tab.open("new");
  await tab.createForm.name.fill("Fleet desk");
  const isSame = await page.evaluate(
    async (entries) => {
      const before = customElements.get("dwb-api-management");
      for (const entry of entries) await import(entry);
      return customElements.get("dwb-api-management") === before;
    },
    [`${ENTRY}?again`, "/standalone/api-management.js", "/another-version/api-management.js"],
  );
  expect(isSame).toBe(true);
  await expect(tab.createForm.name).toHaveValue("Fleet desk");
  await tab.accounts.account("Fleet reporting").click();
  await tab.leaveDialog.leave.click();
  await tab.sample.generate.click();
  await expect(tab.sample.code).toContainText("# /// script");
  expect(asked.filter((url) => url.includes("0123456789abcdef"))).toEqual([]);
  expect(asked.filter((url) => url.endsWith("/another-version/api-management.js"))).toHaveLength(1);
});

test("through the whole main job nothing of the page is changed but the element's name", async ({
  page,
  context,
  tab,
  workbench,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const events = await Events.watch(context);
  await page.goto(tab.address().replace(/apiManagement$/, "home"));
  const before = await page.evaluateHandle(everything);
  await page.evaluate(
    async ([entry, workspace]) => {
      await import(entry ?? "");
      const element = document.createElement("dwb-api-management");
      element.setAttribute("workspace-id", workspace ?? "");
      element.setAttribute("api-base", "/veracity/dw/gateway/api/v2");
      document.querySelector("main")?.append(element);
    },
    [ENTRY, WORKSPACE],
  );
  await mainJob({ tab, workbench, events, document: page, canCopy: true, axe: false });
  await page.evaluate(() => document.querySelector("dwb-api-management")?.remove());
  const after = await page.evaluateHandle(everything);
  const changes = await before.evaluate(
    (before, after) =>
      [...new Set([...before.keys(), ...after.keys()])].filter((name) => !Object.is(before.get(name), after.get(name))),
    after,
  );
  expect(changes).toEqual([]);
  expect(await page.evaluate(stored)).toEqual({ local: 0, session: 0, cookies: "", databases: [], caches: [] });
});

/** Every property of the window, of each global object and of each global's prototype, and the document. */
function everything(): Map<string, unknown> {
  const found = new Map<string, unknown>([["document", document.documentElement.outerHTML]]);
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

/** Everything in the page's storage, and the cookies that scripts can read; the session's is not one. */
async function stored() {
  return {
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  };
}

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
