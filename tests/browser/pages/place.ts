// Where a page object searches: a whole page, a frame in it, or one element.

import type { Page } from "@playwright/test";

export type Place = Pick<Page, "getByRole" | "getByText">;
