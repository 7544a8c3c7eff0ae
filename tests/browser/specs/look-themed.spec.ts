// What docs/embedding.md promises for theming: each custom property and each part does what it says.

import type { Locator, Page } from "@playwright/test";
import { styleHost } from "../fixtures/host-style.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Tab } from "../pages/tab.ts";

type Find = (tab: Tab, page: Page) => Locator;

const addAccount: Find = (tab) => tab.accounts.add;
const submit: Find = (tab) => tab.createForm.submit;
const heading: Find = (tab) => tab.createForm.heading;
const emailField: Find = (tab) => tab.createForm.email;
const sidebar: Find = (tab) => tab.accounts.sidebar;
const counter: Find = (_, page) => page.getByText("0 of 64 characters");
const radioWords: Find = (_, page) => page.getByText("Grant all workspace data");

/** On the create form: the property, its value, and where it is seen. */
const PROPERTIES: [name: string, value: string, where: Find, property: string, seen?: string][] = [
  ["primary", "rgb(90, 0, 90)", addAccount, "color"],
  ["primary", "rgb(90, 0, 90)", submit, "background-color"],
  ["on-primary", "rgb(255, 250, 205)", submit, "color"],
  ["heading", "rgb(60, 30, 0)", heading, "color"],
  ["text", "rgb(0, 40, 0)", radioWords, "color"],
  ["quiet", "rgb(70, 70, 0)", counter, "color"],
  ["surface", "rgb(250, 250, 240)", sidebar, "background-color"],
  ["focus", "rgb(200, 0, 100)", emailField, "outline-color"],
  ["radius", "8px", submit, "border-radius"],
  ["font", "Georgia, serif", heading, "font-family"],
  ["font-size", "24px", radioWords, "font-size"],
];

for (const place of [":root", "dwb-api-management"]) {
  test(`custom properties that are set on ${place}`, async ({ page, tab }) => {
    await tab.open("new");
    await tab.createForm.email.focus();
    for (const [name, value, where, property, seen = value] of PROPERTIES) {
      await expect(where(tab, page), name).not.toHaveCSS(property, seen);
      await styleHost(page, `${place} { --dwb-${name}: ${value} }`);
      await expect(where(tab, page), name).toHaveCSS(property, seen);
      await styleHost(page, "");
    }
  });
}

test("a property may have a value for each of light and dark", async ({ page, tab }) => {
  await tab.open("new");
  await styleHost(page, ":root:root { color-scheme: dark; --dwb-surface: light-dark(rgb(1, 1, 1), rgb(2, 2, 2)) }");
  await expect(tab.accounts.sidebar).toHaveCSS("background-color", "rgb(2, 2, 2)");
});

test("sizes go with --dwb-font-size", async ({ page, tab }) => {
  await tab.open("new");
  const height = async () => (await tab.createForm.email.boundingBox())?.height;
  const usual = (await height()) ?? 0;
  await styleHost(page, ":root { --dwb-font-size: 24px }");
  expect(await height()).toBeCloseTo(usual * 1.5, 0);
});

/** Each part, and an element that has it, on an account's page with the removal dialog open. */
const PARTS: Record<string, Find> = {
  badge: (_, page) => page.getByText(/^Expires in \d+ days$/).first(),
  button: (tab) => tab.account.regenerate,
  code: (tab) => tab.sample.code,
  "danger-button": (tab) => tab.account.remove,
  dialog: (tab) => tab.removeDialog.dialog,
  field: (tab) => tab.account.name,
  heading: (_, page) => page.getByRole("heading", { name: "Service accounts" }),
  label: (_, page) => page.getByText("Contact email *"),
  list: (tab) => tab.accounts.sidebar,
  notice: (_, page) => page.getByText("1 secret has expired.").locator("xpath=ancestor::div[2]"),
  panel: (_, page) => page.getByRole("form").locator("xpath=.."),
  "primary-button": (tab) => tab.account.save,
  row: (tab) => tab.accounts.account("EU ETS settlement"),
};

test("each part can be styled", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.sample.generate.click();
  await expect(tab.sample.code).toBeVisible();
  for (const [part, where] of Object.entries(PARTS)) {
    // Behind a modal dialog nothing else can be found by role.
    if (part === "dialog") await tab.account.remove.click();
    await expect(where(tab, page), part).not.toHaveCSS("letter-spacing", "3px");
    await styleHost(page, `dwb-api-management::part(${part}) { letter-spacing: 3px }`);
    await expect(where(tab, page), part).toHaveCSS("letter-spacing", "3px");
    await styleHost(page, "");
    if (part === "dialog") await tab.removeDialog.cancel.click();
  }
});

test("there are no other parts than those", async ({ page, tab, gateway }) => {
  await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
  await tab.account.access.selectDataSets.click();
  await tab.picker.matches(272);
  const found = await page.evaluate(() => {
    const elements = [...(document.querySelector("dwb-api-management")?.shadowRoot?.querySelectorAll("[part]") ?? [])];
    return [...new Set(elements.flatMap((element) => [...element.part]))].sort();
  });
  expect(Object.keys(PARTS)).toEqual(expect.arrayContaining(found));
});
