// The form that creates a service account.

import type { Locator, Page } from "@playwright/test";

export class CreateForm {
  readonly heading: Locator;
  readonly name: Locator;
  readonly email: Locator;
  readonly access: Locator;
  readonly allData: Locator;
  readonly byHand: Locator;
  readonly level: Locator;
  readonly submit: Locator;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Create service account" });
    const form = page.getByRole("form", { name: "Create service account" });
    this.name = form.getByRole("textbox", { name: "Account name" });
    this.email = form.getByRole("textbox", { name: "Contact email" });
    this.access = form.getByRole("group", { name: "Access to data sets" });
    this.allData = this.access.getByRole("radio", { name: "Grant all workspace data" });
    this.byHand = this.access.getByRole("radio", { name: "Select data sets manually" });
    this.level = this.access.getByRole("combobox", { name: "Workspace access level" });
    this.submit = form.getByRole("button", { name: /^Creat(e service account|ing…)$/ });
  }

  async fill(name: string, email: string): Promise<void> {
    await this.name.fill(name);
    await this.email.fill(email);
  }

  /** A sentence at a field, known by what it describes and not by where it stands. */
  describes(words: string | RegExp): Locator {
    return this.page.getByRole("form").getByText(words);
  }
}
