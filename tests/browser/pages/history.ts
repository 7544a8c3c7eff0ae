// The history of an account: its entries, one of them in full, and what the account could reach on a day.

import { expect, type Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class History {
  readonly region: Locator;
  readonly heading: Locator;
  /** On the page of an account. */
  readonly link: Locator;
  readonly entries: Locator;
  readonly stop: Locator;
  readonly goOn: Locator;
  readonly retry: Locator;
  readonly alert: Locator;
  readonly dialog: Locator;
  readonly raw: Locator;
  readonly close: Locator;
  readonly day: Locator;
  readonly answer: Locator;
  readonly useAccess: Locator;

  constructor(page: Place) {
    this.region = page.getByRole("region", { name: "Service account", exact: true });
    this.heading = this.region.getByRole("heading", { name: "History", level: 2 });
    this.link = this.region.getByRole("link", { name: "History", exact: true });
    this.entries = this.region.getByRole("list", { name: "Entries, newest first" }).getByRole("button");
    this.stop = this.region.getByRole("button", { name: "Stop" });
    this.goOn = this.region.getByRole("button", { name: "Go on" });
    this.retry = this.region.getByRole("button", { name: "Retry" });
    this.alert = this.region.getByRole("alert");
    this.dialog = page.getByRole("dialog");
    this.raw = this.dialog.getByText("The entry as it came");
    this.close = this.dialog.getByRole("button", { name: "Close" });
    this.day = this.region.getByLabel("Day", { exact: true });
    this.answer = this.region.getByRole("region", { name: "What could it reach on a day?" }).getByRole("status");
    this.useAccess = this.region.getByRole("button", { name: "Use this access" });
  }

  /** The line with the number of entries. */
  async counts(words: string, options?: { timeout: number }): Promise<void> {
    await expect(this.region.getByRole("status").filter({ hasText: words })).toBeVisible(options);
  }
}
