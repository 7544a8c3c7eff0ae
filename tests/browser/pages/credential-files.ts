// "Credentials as files", on the account page and beside new credentials.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class CredentialFiles {
  readonly section: Locator;
  readonly env: Locator;
  readonly json: Locator;
  readonly reminder: Locator;
  readonly message: Locator;

  constructor(page: Place) {
    this.section = page.getByRole("region", { name: "Credentials as files" });
    this.env = this.section.getByRole("button", { name: "Download .env" });
    this.json = this.section.getByRole("button", { name: "Download JSON" });
    this.reminder = this.section.getByRole("button", { name: "Download reminder (.ics)" });
    this.message = this.section.getByRole("button", { name: "Copy for the contact person" });
  }
}
