// The tab as its users know it: everything is found by role and label.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Workbench } from "../fixtures/workbench.ts";
import { AccountList } from "./account-list.ts";
import { AccountPage } from "./account-page.ts";
import { CreateForm } from "./create-form.ts";
import { Credentials } from "./credentials.ts";
import { LeaveDialog } from "./leave-dialog.ts";

export class Tab {
  readonly accounts: AccountList;
  readonly createForm: CreateForm;
  readonly credentials: Credentials;
  readonly account: AccountPage;
  readonly leaveDialog: LeaveDialog;

  constructor(
    readonly page: Page,
    private readonly workbench: Workbench,
  ) {
    this.accounts = new AccountList(page);
    this.createForm = new CreateForm(page);
    this.credentials = new Credentials(page);
    this.account = new AccountPage(page);
    this.leaveDialog = new LeaveDialog(page);
  }

  /** Opens the tab, or a place in it: `new`, an account's id. */
  async open(place = ""): Promise<void> {
    await this.page.goto(this.address(place));
    await expect(this.accounts.heading).toBeAttached();
  }

  address(place = ""): string {
    return this.workbench.tab(place);
  }

  /** The box that says what went wrong on the page beside the list. */
  get alert(): Locator {
    return this.page.getByRole("region", { name: "Service account", exact: true }).getByRole("alert");
  }

  /** What screen readers hear. */
  async hears(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: words })).toBeAttached();
  }

  /** A tab of the portal's own bar. */
  portalLink(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Data Workbench" }).getByRole("link", { name, exact: true });
  }

  /** From nothing to credentials that are shown. */
  async createAccount(name: string): Promise<void> {
    await this.open("new");
    await this.createForm.fill(name, "somebody@example.com");
    await this.createForm.submit.click();
    await expect(this.credentials.heading(name)).toBeVisible();
  }
}
