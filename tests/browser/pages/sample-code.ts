// "Generate sample Python code", on the account page and beside new credentials.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class SampleCode {
  readonly section: Locator;
  readonly generate: Locator;
  readonly language: Locator;
  readonly code: Locator;
  readonly copy: Locator;
  readonly download: Locator;
  readonly withSecret: Locator;
  readonly regenerate: Locator;

  constructor(page: Place) {
    this.section = page.getByRole("region", { name: "Generate sample Python code" });
    this.generate = this.section.getByRole("button", { name: "Generate", exact: true });
    this.language = this.section.getByRole("combobox", { name: "Language" });
    this.code = this.section.getByRole("region", { name: "Sample code" });
    this.copy = this.section.getByRole("button", { name: "Copy sample code" });
    this.download = this.section.getByRole("button", { name: "Download", exact: true });
    this.withSecret = this.section.getByRole("checkbox", { name: /^Put the secret inside\./ });
    this.regenerate = this.section.getByRole("button", { name: "Regenerate the secret" });
  }

  /** Chooses the language with this label, as a person does, whose focus is on the list. */
  async choose(language: string): Promise<void> {
    await this.language.focus();
    await this.language.selectOption({ label: language });
  }
}
