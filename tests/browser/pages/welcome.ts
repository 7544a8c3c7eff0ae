// The page while no account is selected.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class Welcome {
  readonly region: Locator;
  readonly heading: Locator;
  readonly figures: Locator;
  readonly procedures: Locator;
  readonly showExpired: Locator;
  readonly showExpiring: Locator;
  readonly add: Locator;
  readonly choose: Locator;

  constructor(page: Place) {
    this.region = page.getByRole("region", { name: "Overview", exact: true });
    this.heading = this.region.getByRole("heading", { level: 2 });
    this.figures = this.region.getByRole("list").first().getByRole("listitem");
    this.procedures = this.region.getByRole("heading", { level: 3 });
    this.showExpired = this.region.getByRole("button", { name: "Show expired" });
    this.showExpiring = this.region.getByRole("button", { name: "Show expiring" });
    this.add = this.region.getByRole("link", { name: "Add account" });
    this.choose = this.region.getByRole("button", { name: "Choose an account" });
  }
}
