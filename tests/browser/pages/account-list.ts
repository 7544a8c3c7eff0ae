// The account list in the left sidebar.

import { expect, type Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class AccountList {
  readonly sidebar: Locator;
  readonly heading: Locator;
  readonly add: Locator;
  readonly review: Locator;
  readonly search: Locator;
  readonly sort: Locator;
  readonly filter: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly links: Locator;
  readonly alert: Locator;

  constructor(page: Place) {
    this.sidebar = page.getByRole("navigation", { name: "Service accounts" });
    this.heading = page.getByRole("heading", { name: "Service accounts", exact: true });
    this.add = this.sidebar.getByRole("link", { name: "Add account" });
    this.review = this.sidebar.getByRole("link", { name: "Access review" });
    this.search = this.sidebar.getByRole("searchbox", { name: "Search service accounts" });
    this.sort = this.sidebar.getByRole("combobox", { name: "Sort" });
    this.filter = this.sidebar.getByRole("combobox", { name: "Filter" });
    this.list = this.sidebar.getByRole("list", { name: "Service accounts" });
    this.rows = this.list.getByRole("listitem");
    this.links = this.list.getByRole("link");
    this.alert = this.sidebar.getByRole("alert");
  }

  /** The row of the account whose name begins with this text. */
  account(name: string): Locator {
    return this.links.filter({ hasText: name });
  }

  /** The line with the number of accounts. */
  async counts(words: string, patience?: { timeout: number }): Promise<void> {
    await expect(this.sidebar.getByRole("status").filter({ hasText: words })).toBeVisible(patience);
  }

  /** The names in the document, in the list's order. */
  async names(): Promise<string[]> {
    return this.links.evaluateAll((links) =>
      links
        .map((link) => ({ at: Number(link.getAttribute("data-index")), link }))
        .sort((one, other) => one.at - other.at)
        .map(({ link }) => link.firstElementChild?.textContent ?? ""),
    );
  }
}
