// What a procedure of the guide is walked with.

import type { Locator, Page } from "@playwright/test";
import type { Gateway } from "../fixtures/gateway.ts";
import type { Mishaps } from "../fixtures/mishaps.ts";
import type { Tab } from "../pages/tab.ts";

export interface Walk {
  page: Page;
  tab: Tab;
  gateway: Gateway;
  mishaps: Mishaps;
  /** Takes note of what is on screen. */
  look(): Promise<void>;
  /** The same, and takes the procedure's picture: of these parts of the page, or of the whole window. */
  picture(...of: Locator[]): Promise<void>;
}

/** The steps of a procedure, with a look wherever other labels are on screen. */
export type Procedure = (walk: Walk) => Promise<void>;
