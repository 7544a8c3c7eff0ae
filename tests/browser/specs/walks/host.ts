// The host's links beside the tab, for a random walk: to its own pages, to a mail program, and to a file that
// the browser saves.

import type { BrowserContext, Locator, Page } from "@playwright/test";
import type { Line } from "../../fixtures/line.ts";

const FILE = "/walk/export.csv";

/** Links of the portal's navigation, and the two that a walk adds. */
export const HOST_LINKS = ["Home", "Data catalogue", "API management", "Write to us", "Write to us", "Export", "Export"];

/** Adds the two links to every page of the host, and the file to its server. */
export async function addHostLinks(context: BrowserContext, line: Line): Promise<void> {
  line.files.set(FILE, {
    status: 200,
    headers: { "content-type": "text/csv", "content-disposition": 'attachment; filename="export.csv"' },
    body: "a;b\n",
  });
  await context.addInitScript((file) => {
    document.addEventListener("DOMContentLoaded", () => {
      const links = document.createElement("nav");
      links.setAttribute("aria-label", "More");
      for (const [words, href] of [
        ["Write to us", "mailto:fleet@example.com"],
        ["Export", file],
      ] as const) {
        const link = document.createElement("a");
        link.textContent = words;
        link.href = href;
        links.append(link, " ");
      }
      document.body.append(links);
    });
  }, FILE);
}

/** The link, if nothing is in front of it. */
export async function hostLink(page: Page, words: string): Promise<Locator | undefined> {
  const isBehind = await page.evaluate(
    () => document.querySelector("dwb-api-management")?.shadowRoot?.querySelector("dialog[open]") != null,
  );
  const link = page.getByRole("navigation", { name: /^(Data Workbench|More)$/ }).getByRole("link", { name: words, exact: true });
  return !isBehind && (await link.isVisible()) ? link : undefined;
}
