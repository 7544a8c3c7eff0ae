// The question before something would be lost.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class LeaveDialog {
  readonly dialog: Locator;
  readonly stay: Locator;
  readonly leave: Locator;

  constructor(page: Place) {
    this.dialog = page.getByRole("dialog", { name: /^Leave (without|before|while)/ });
    this.stay = this.dialog.getByRole("button", { name: "Stay" });
    this.leave = this.dialog.getByRole("button", { name: "Leave" });
  }
}
