// What the user sees in a window ("sight"), read from the page.

import type { Page } from "@playwright/test";

export interface Sight {
  /** The path of the address. */
  path: string;
  /** Whether the tab is in this page. */
  isTab: boolean;
  /** Whether something is loading or running. */
  busy: boolean;
  /** The page beside the list; `other` if it is none of these three. */
  shows: "create" | "account" | "credentials" | "other";
  /** The text fields of the form. */
  name: string;
  email: string;
  /** How many changes Save would make. */
  changes: number;
  isSaved: boolean;
  isRemoved: boolean;
  /** The title of the open dialog; empty if none is open. */
  dialog: string;
  /** The visible error messages. */
  alerts: string[];
  text: string;
  /** The element's `hasUnsavedWork`: whether leaving would ask. */
  isGuarded: boolean;
  hasFocus: boolean;
}

export function look(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const element = document.querySelector("dwb-api-management");
    const root = element?.shadowRoot;
    const tab = root?.querySelector<HTMLElement>(".tab");
    const text = tab?.innerText ?? "";
    const form = root?.querySelector("form[aria-label]");
    const field = (label: string) =>
      [...(form?.querySelectorAll("input") ?? [])].find((input) => input.labels?.[0]?.innerText.startsWith(label))?.value ?? "";
    const label = form?.getAttribute("aria-label");
    const dialog = [...(root?.querySelectorAll("dialog[open]") ?? [])].pop();
    return {
      path: location.pathname,
      isTab: Boolean(root),
      busy: !tab || /Loading|Saving…|Creating…|Deleting…|Regenerating…|Asking again|Collecting/.test(text),
      shows: text.includes("This is the only time that the service account secret is shown.")
        ? "credentials"
        : label === "Create service account"
          ? "create"
          : label === "Service account"
            ? "account"
            : "other",
      name: field("Account name"),
      email: field("Contact email"),
      changes: root?.querySelectorAll("form .changes > li").length ?? 0,
      isSaved: /^Saved\.$/m.test(text),
      isRemoved: /was removed\. Its description/.test(text),
      dialog: dialog?.querySelector("h2")?.innerText ?? "",
      alerts: [...(root?.querySelectorAll<HTMLElement>("[role=alert]") ?? [])]
        .filter((alert) => alert.checkVisibility())
        .map((alert) => alert.innerText),
      text,
      isGuarded: (element as { hasUnsavedWork?: boolean } | null)?.hasUnsavedWork ?? false,
      hasFocus: Boolean(root?.activeElement),
    } as const;
  });
}
