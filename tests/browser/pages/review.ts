// The access review: its questions, tables and files.

import { expect, type Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export class Review {
  readonly region: Locator;
  readonly heading: Locator;
  readonly back: Locator;
  readonly search: Locator;
  readonly dataSetSearch: Locator;
  readonly dataSets: Locator;
  readonly stop: Locator;
  readonly goOn: Locator;
  readonly alert: Locator;
  readonly exportCsv: Locator;
  readonly exportJson: Locator;
  readonly print: Locator;
  readonly check: Locator;
  readonly another: Locator;

  constructor(page: Place) {
    this.region = page.getByRole("region", { name: "Access review", exact: true });
    this.heading = this.region.getByRole("heading", { name: "Access review", level: 2 });
    this.back = this.region.getByRole("link", { name: "Service accounts", exact: true });
    this.search = this.region.getByRole("searchbox", { name: "Search the review" });
    this.dataSetSearch = this.region.getByRole("searchbox", { name: "Search data sets" });
    this.dataSets = this.region.getByRole("list", { name: "Data sets" }).getByRole("button");
    this.stop = this.region.getByRole("button", { name: "Stop" });
    this.goOn = this.region.getByRole("button", { name: "Go on" });
    this.alert = this.region.getByRole("alert");
    this.exportCsv = this.region.getByRole("button", { name: "Export CSV" });
    this.exportJson = this.region.getByRole("button", { name: "Export JSON" });
    this.print = this.region.getByRole("button", { name: "Print" });
    this.check = this.region.getByRole("button", { name: "Check the data sets too" });
    this.another = this.region.getByRole("button", { name: "Choose another data set" });
  }

  question(words: string): Locator {
    return this.region.getByRole("group", { name: "Question" }).getByRole("button", { name: words });
  }

  /** The rows of a table that are in the document, without its headings. */
  rows(table: string): Locator {
    return this.region.getByRole("table", { name: table }).getByRole("row").filter({ has: this.region.page().getByRole("cell") });
  }

  heads(table: string): Locator {
    return this.region.getByRole("table", { name: table }).getByRole("columnheader");
  }

  /** The line with a number. */
  async counts(words: string): Promise<void> {
    await expect(this.region.getByRole("status").filter({ hasText: words })).toBeVisible();
  }
}
