// The form that creates a service account.

import type { Locator } from "@playwright/test";
import { AccessFields } from "./access-fields.ts";
import type { Place } from "./place.ts";

export class CreateForm {
  readonly heading: Locator;
  readonly form: Locator;
  readonly name: Locator;
  readonly email: Locator;
  readonly access: AccessFields;
  readonly submit: Locator;

  constructor(page: Place) {
    this.heading = page.getByRole("heading", { name: "Create service account" });
    // Behind an open dialog the form is still there, but cannot be reached.
    const form = (this.form = page.getByRole("form", { name: "Create service account", includeHidden: true }));
    this.name = form.getByRole("textbox", { name: "Account name" });
    this.email = form.getByRole("textbox", { name: "Contact email" });
    this.access = new AccessFields(form);
    this.submit = form.getByRole("button", { name: /^Creat(e service account|ing…)$/ });
  }

  async fill(name: string, email: string): Promise<void> {
    await this.name.fill(name);
    await this.email.fill(email);
  }
}
