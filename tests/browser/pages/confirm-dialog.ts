// The dialogs that ask before a secret is regenerated and before an account is removed.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class ConfirmDialog {
  readonly dialog: Locator;
  readonly cancel: Locator;
  readonly confirm: Locator;

  constructor(
    page: Place,
    title: RegExp,
    /** The button that does it, such as "Delete". */
    words: string,
  ) {
    this.dialog = page.getByRole("dialog", { name: title });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
    this.confirm = this.dialog.getByRole("button", { name: words, exact: true });
  }
}
