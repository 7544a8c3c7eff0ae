// The page of one account.

import type { Locator, Page } from "@playwright/test";
import { Readout } from "./credentials.ts";

export class AccountPage {
  readonly gone: Locator;
  readonly back: Locator;

  constructor(private readonly page: Page) {
    this.gone = page.getByRole("heading", { name: "This service account does not exist any more" });
    this.back = page.getByRole("link", { name: "Back to the service accounts" });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, exact: true });
  }

  readout(label: string): Readout {
    return new Readout(this.page, label);
  }
}
