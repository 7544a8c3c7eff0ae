// The dialog for selecting data sets.

import { expect, type Locator } from "@playwright/test";
import type { Place } from "./place.ts";

/** A number as the tab formats it. */
const written = (count: number): string => count.toLocaleString("en-GB");

export class DataSetPicker {
  readonly dialog: Locator;
  readonly search: Locator;
  readonly kind: Locator;
  readonly schema: Locator;
  readonly tag: Locator;
  /** On a phone; elsewhere the headings sort. */
  readonly sort: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly boxes: Locator;
  readonly selectAll: Locator;
  readonly progress: Locator;
  readonly stop: Locator;
  readonly onlySelected: Locator;
  readonly selectedRows: Locator;
  readonly close: Locator;
  readonly cancel: Locator;
  readonly confirm: Locator;
  readonly keepSelecting: Locator;
  readonly discard: Locator;
  readonly alert: Locator;

  constructor(page: Place) {
    this.dialog = page.getByRole("dialog", { name: "Select data sets" });
    this.search = this.dialog.getByRole("searchbox", { name: "Search data sets" });
    this.kind = this.dialog.getByRole("combobox", { name: "Kind" });
    this.schema = this.dialog.getByRole("combobox", { name: "Schema" });
    this.tag = this.dialog.getByRole("combobox", { name: "Tag" });
    this.sort = this.dialog.getByRole("combobox", { name: "Sort" });
    this.list = this.dialog.getByRole("table", { name: "Data sets", exact: true });
    // The first group has the headings.
    this.rows = this.list.getByRole("rowgroup").last().getByRole("row");
    this.boxes = this.list.getByRole("checkbox");
    this.selectAll = this.dialog.getByRole("button", { name: /^Select all [\d,]+ matching$/ });
    this.progress = this.dialog.getByRole("progressbar");
    this.stop = this.dialog.getByRole("button", { name: "Stop", exact: true });
    this.onlySelected = this.dialog.getByRole("checkbox", { name: "Show selected" });
    this.selectedRows = this.dialog.getByRole("list", { name: "Selected data sets" }).getByRole("listitem");
    this.close = this.dialog.getByRole("button", { name: "Close" });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
    this.confirm = this.dialog.getByRole("button", { name: "Confirm" });
    this.keepSelecting = this.dialog.getByRole("button", { name: "Keep selecting" });
    this.discard = this.dialog.getByRole("button", { name: "Discard" });
    this.alert = this.dialog.getByRole("alert");
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  box(name: string): Locator {
    return this.row(name).getByRole("checkbox");
  }

  /** The row at an index of the whole list, counted from 0, even if it has not arrived. */
  at(place: number): Locator {
    return this.list.locator(`[aria-rowindex="${place + 2}"]`);
  }

  /** The line with the number of data sets. */
  async matches(count: number, patience?: { timeout: number }): Promise<void> {
    const words = count === 1 ? "1 data set matches." : `${written(count)} data sets match.`;
    await expect(this.dialog.getByRole("status").filter({ hasText: words })).toBeVisible(patience);
  }

  async chosen(count: number, patience?: { timeout: number }): Promise<void> {
    await expect(this.dialog.getByText(`${written(count)} chosen`, { exact: true })).toBeVisible(patience);
  }

  /** The heading of a column; its button sorts. */
  heading(name: string): Locator {
    return this.list.getByRole("columnheader", { name, exact: true });
  }

  async sortBy(name: string): Promise<void> {
    await this.heading(name).getByRole("button").click();
  }

  /** Moves the scroll bar; 0 is the top, 1 the end. */
  async scrollTo(share: number): Promise<void> {
    await this.list.getByRole("rowgroup").last().evaluate((rows, share) => {
      const scroller = rows.parentElement as Element;
      scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    }, share);
  }
}
