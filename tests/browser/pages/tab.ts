// The tab, with everything found by role and label as a user would.

import { expect, type Locator, type Page } from "@playwright/test";
import type { Hands } from "../fixtures/hands.ts";
import { AccountList } from "./account-list.ts";
import { AccountPage } from "./account-page.ts";
import { ConfirmDialog } from "./confirm-dialog.ts";
import { CreateForm } from "./create-form.ts";
import { CredentialFiles } from "./credential-files.ts";
import { Credentials } from "./credentials.ts";
import { DataSetPicker } from "./data-set-picker.ts";
import { LeaveDialog } from "./leave-dialog.ts";
import type { Place } from "./place.ts";
import { History } from "./history.ts";
import { Review } from "./review.ts";
import { SampleCode } from "./sample-code.ts";
import { Welcome } from "./welcome.ts";

/** A host with addresses for the tab, such as a Workbench. */
export interface Host {
  /** The address of the tab, or of a place in it: `""`, `new`, an account's id. */
  tab(place?: string): string;
}

export class Tab {
  readonly accounts: AccountList;
  readonly welcome: Welcome;
  readonly review: Review;
  readonly history: History;
  readonly createForm: CreateForm;
  readonly credentials: Credentials;
  readonly account: AccountPage;
  readonly picker: DataSetPicker;
  readonly sample: SampleCode;
  readonly files: CredentialFiles;
  readonly regenerateDialog: ConfirmDialog;
  readonly blockDialog: ConfirmDialog;
  readonly removeDialog: ConfirmDialog;
  readonly leaveDialog: LeaveDialog;

  constructor(
    readonly page: Page,
    private readonly host: Host,
    /** Where to search for the tab: a page, a frame, or one of several elements. */
    private readonly within: Place = page,
  ) {
    this.accounts = new AccountList(within);
    this.welcome = new Welcome(within);
    this.review = new Review(within);
    this.history = new History(within);
    this.createForm = new CreateForm(within);
    this.credentials = new Credentials(within);
    this.account = new AccountPage(within);
    this.picker = new DataSetPicker(within);
    this.sample = new SampleCode(within);
    this.files = new CredentialFiles(within);
    this.regenerateDialog = new ConfirmDialog(within, /^Regenerate the secret of /, "Regenerate secret");
    this.blockDialog = new ConfirmDialog(within, /^Block the access of /, "Block access");
    this.removeDialog = new ConfirmDialog(within, /^Remove /, "Delete");
    this.leaveDialog = new LeaveDialog(within);
  }

  /** Opens the tab, or a place in it: `new`, an account's id. */
  async open(place = ""): Promise<void> {
    await this.page.goto(this.address(place));
    // In a narrow window the list is hidden while a page is shown.
    const list = this.within.getByRole("heading", { name: "Service accounts", exact: true, includeHidden: true });
    await expect(list).toBeAttached();
  }

  address(place = ""): string {
    return this.host.tab(place);
  }

  /** The box that says what went wrong on the page beside the list. */
  get alert(): Locator {
    return this.within.getByRole("region", { name: /^(Service account|Overview)$/ }).getByRole("alert");
  }

  /** Answers the question that comes with selecting data sets. */
  get startFromNone(): Locator {
    return this.within.getByRole("dialog", { name: "Which data sets to start from?" }).getByRole("button", {
      name: "Start from none",
    });
  }

  /** The text for screen readers. */
  async hears(words: string | RegExp): Promise<void> {
    await expect(this.within.getByRole("status").filter({ hasText: words })).toBeAttached();
  }

  /** A tab in the portal's own navigation. */
  portalLink(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Data Workbench" }).getByRole("link", { name, exact: true });
  }

  /** Opens a page of the portal, and the tab from there, as in the first steps of the user guides. */
  async openFromPortal(hands: Hands): Promise<void> {
    await this.page.goto(this.address().replace(/apiManagement$/, "home"));
    await hands.press(this.portalLink("API management"));
    await expect(this.accounts.rows.first()).toBeVisible();
  }

  /** Opens the page of an account with selected data sets, and the picker with all data sets. */
  async openPickerOf(account: { id: string }, dataSets: number): Promise<void> {
    await this.open(account.id);
    await this.account.access.selectDataSets.click();
    await this.picker.matches(dataSets);
  }

  /** Creates an account and stops when its credentials are shown. */
  async createAccount(name: string): Promise<void> {
    await this.open("new");
    await this.createForm.fill(name, "somebody@example.com");
    await this.createForm.submit.click();
    await expect(this.credentials.heading(name)).toBeVisible();
  }
}
