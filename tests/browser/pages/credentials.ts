// The credentials of an account, in the only view that shows the secret.

import type { Locator } from "@playwright/test";
import type { Place } from "./place.ts";

export interface KnownCredentials {
  id: string;
  secret: string;
  apiKey: string;
}

export class Credentials {
  readonly onlyTime: Locator;
  readonly show: Locator;
  readonly hide: Locator;
  readonly copyAll: Locator;
  readonly done: Locator;

  constructor(private readonly page: Place) {
    this.onlyTime = page.getByText("This is the only time that the service account secret is shown.");
    this.show = page.getByRole("button", { name: "Show secret" });
    this.hide = page.getByRole("button", { name: "Hide secret" });
    this.copyAll = page.getByRole("button", { name: "Copy all" });
    this.done = page.getByRole("button", { name: "Done" });
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name: `Save the credentials of ${name}`, exact: true });
  }

  readout(label: string): Readout {
    return new Readout(this.page, label);
  }

  get secret(): Readout {
    return this.readout("Service account secret");
  }

  /** Shows the secret and reads all three values. */
  async read(): Promise<KnownCredentials> {
    await this.show.click();
    const known = {
      id: await this.readout("Service account ID").text(),
      secret: await this.secret.text(),
      apiKey: await this.readout("API key").text(),
    };
    await this.hide.click();
    return known;
  }
}

/** A labelled value with its Copy button. */
export class Readout {
  readonly group: Locator;
  readonly value: Locator;
  readonly copy: Locator;

  constructor(page: Place, label: string) {
    this.group = page.getByRole("group", { name: label, exact: true });
    // Beside the name that the value has in a program.
    this.value = this.group.getByRole("code").last();
    this.copy = this.group.getByRole("button", { name: `Copy ${label}` });
  }

  /** The value. If it is masked, it is shown, read, and hidden again. */
  async text(): Promise<string> {
    const show = this.group.getByRole("button", { name: /^Show / });
    const isMasked = (await show.count()) > 0;
    if (isMasked) await show.click();
    const text = (await this.value.innerText()).trim();
    if (isMasked) await this.group.getByRole("button", { name: /^Hide / }).click();
    return text;
  }
}
