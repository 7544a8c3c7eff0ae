// "Access to data sets", in the create form and on the account page.

import type { Locator } from "@playwright/test";

export class AccessFields {
  readonly group: Locator;
  readonly allData: Locator;
  readonly byHand: Locator;
  readonly level: Locator;
  readonly selectDataSets: Locator;
  /** The table of the selected data sets. */
  readonly rows: Locator;
  readonly search: Locator;

  constructor(form: Locator) {
    this.group = form.getByRole("group", { name: "Access to data sets" });
    this.allData = this.group.getByRole("radio", { name: "Grant all workspace data" });
    this.byHand = this.group.getByRole("radio", { name: "Select data sets manually" });
    this.level = this.group.getByRole("combobox", { name: "Workspace access level" });
    this.selectDataSets = this.group.getByRole("button", { name: "Select data sets", exact: true });
    this.rows = this.group.getByRole("list", { name: "Selected data sets" }).getByRole("listitem");
    this.search = this.group.getByRole("searchbox", { name: "Search the selected data sets" });
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  /** The name of a data set, a link to its page. */
  link(name: string): Locator {
    return this.rows.getByRole("link", { name });
  }

  /** The X in the row of a data set. */
  stopSharing(name: string): Locator {
    return this.rows.getByRole("button", { name: `Stop sharing ${name}`, exact: true });
  }
}
