// The question that stands between the user and a loss.

import type { Locator, Page } from "@playwright/test";

export class LeaveDialog {
  readonly dialog: Locator;
  readonly stay: Locator;
  readonly leave: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Leave (without|before)/ });
    this.stay = this.dialog.getByRole("button", { name: "Stay" });
    this.leave = this.dialog.getByRole("button", { name: "Leave" });
  }
}
