// The page of one account.

import type { Locator } from "@playwright/test";
import { AccessFields } from "./access-fields.ts";
import { Readout } from "./credentials.ts";
import type { Place } from "./place.ts";

export class AccountPage {
  readonly gone: Locator;
  readonly back: Locator;
  readonly form: Locator;
  readonly name: Locator;
  readonly email: Locator;
  readonly access: AccessFields;
  readonly save: Locator;
  readonly saved: Locator;
  /** What Save will do, one line each. */
  readonly changes: Locator;
  /** Both versions of each field that two people changed. */
  readonly versions: Locator;
  readonly regenerate: Locator;
  readonly block: Locator;
  readonly remove: Locator;
  /** What is known of the first call with a new secret; beside the credentials too. */
  readonly firstCall: Locator;

  constructor(private readonly page: Place) {
    this.gone = page.getByRole("heading", { name: "This service account does not exist any more" });
    this.back = page.getByRole("link", { name: "Back to the service accounts" });
    this.form = page.getByRole("form", { name: "Service account", exact: true });
    this.name = this.form.getByRole("textbox", { name: "Account name" });
    this.email = this.form.getByRole("textbox", { name: "Contact email" });
    this.access = new AccessFields(this.form);
    this.save = this.form.getByRole("button", { name: /^Sav(e|ing…)$/ });
    this.saved = this.form.getByText("Saved.", { exact: true });
    this.changes = this.form.locator("css=.changes").getByRole("listitem").locator("css=:scope > span");
    this.versions = page.getByRole("radio", { name: /^(Theirs|Yours): / });
    this.regenerate = page
      .getByRole("group", { name: "Service account secret", exact: true })
      .getByRole("button", { name: "Regenerate" });
    this.block = page.getByRole("button", { name: "Block access", exact: true });
    this.firstCall = page
      .getByRole("group", { name: "Service account secret", exact: true })
      .getByText(/first call|^No call/i);
    this.remove = page.getByRole("button", { name: "Remove service account" });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  /** Both versions of one field, by its label. */
  versionsOf(label: string): Locator {
    return this.page.getByRole("group", { name: label, exact: true }).filter({ hasText: "Theirs: " }).getByRole("radio");
  }

  readout(label: string): Readout {
    return new Readout(this.page, label);
  }

  /** Undoes one change. */
  undo(words: string): Locator {
    return this.form.getByRole("button", { name: `Undo ${words}`, exact: true });
  }
}
