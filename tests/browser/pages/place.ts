// Where a page object looks for what it is about: a whole page, a frame in it, or one element.

import type { Page } from "@playwright/test";

export type Place = Pick<Page, "getByRole" | "getByText">;
