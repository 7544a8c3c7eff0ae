// Writes what is searched for in the language of Playwright's script for pages, as its locators do.

import { createRequire } from "node:module";
import type { Locator, Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const { iso } = createRequire(require.resolve("@playwright/test"))("playwright-core/lib/coreBundle");

export type Text = string | RegExp;
export type Role = Parameters<Page["getByRole"]>[0];
export type RoleOptions = NonNullable<Parameters<Page["getByRole"]>[1]>;

export function byRole(role: Role, options: RoleOptions = {}): string {
  const { name, exact, includeHidden, ...others } = options;
  const parts = Object.entries(others).map(([name, value]) => `[${name}=${value}]`);
  if (includeHidden !== undefined) parts.push(`[include-hidden=${includeHidden}]`);
  if (name !== undefined) parts.push(`[name=${iso.escapeForAttributeSelector(name, exact === true)}]`);
  return `internal:role=${role}${parts.join("")}`;
}

export function byText(text: Text, exact = false): string {
  return `internal:text=${iso.escapeForTextSelector(text, exact)}`;
}

export function byLabel(text: Text, exact = false): string {
  return `internal:label=${iso.escapeForTextSelector(text, exact)}`;
}

export function withText(text: Text): string {
  return `internal:has-text=${iso.escapeForTextSelector(text, false)}`;
}

/** For messages: `getByRole('button', …)`. */
export function inWords(selector: string): string {
  return iso.asLocatorDescription("javascript", selector);
}

export type FilterOptions = NonNullable<Parameters<Locator["filter"]>[0]>;
