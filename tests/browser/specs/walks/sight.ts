// What the user sees in a window ("sight"), read from the page.

import type { Page } from "@playwright/test";

export interface Sight {
  /** Differs for each document: a page that was loaded again is another one. */
  document: string;
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
  /** The access in the form: `workspace`, `dataSets`, or empty if there is no form. */
  scope: string;
  level: string;
  /** The line about how many data sets are selected. */
  dataSets: number;
  /** How many changes Save would make. */
  changes: number;
  isSaved: boolean;
  isRemoved: boolean;
  isGone: boolean;
  /** The title of the open dialog; empty if none is open. */
  dialog: string;
  /** Whether the picker is open, perhaps behind a question. */
  isPicking: boolean;
  /** How many data sets are chosen in it; `null` if its count is not shown. */
  picked: number | null;
  /** The visible error messages. */
  alerts: string[];
  text: string;
  /** The element's `hasUnsavedWork`: whether leaving would ask. */
  isGuarded: boolean;
  /** Whether an element of the page has the focus. */
  hasFocus: boolean;
  /** The name of the control that Enter would press. */
  enter: string;
}

export function look(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const marked = window as { walked?: string };
    marked.walked ??= crypto.randomUUID();
    const element = document.querySelector("dwb-api-management");
    const root = element?.shadowRoot;
    const tab = root?.querySelector<HTMLElement>(".tab");
    const text = tab?.innerText ?? "";
    const form = root?.querySelector("form[aria-label]");
    const label = (input: HTMLInputElement | HTMLSelectElement) => input.labels?.[0]?.textContent ?? "";
    const fields = [...(form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select") ?? [])];
    const field = (words: string) => fields.find((input) => label(input).startsWith(words));
    const number = (words: string | null | undefined) => Number(/([\d,]+) (?:data sets?|chosen)$/.exec(words ?? "")?.[1]?.replaceAll(",", "") ?? 0);
    const isChecked = (words: string) => (field(words) as HTMLInputElement | undefined)?.checked ?? false;
    const formName = form?.getAttribute("aria-label");
    const dialog = [...(root?.querySelectorAll("dialog[open]") ?? [])].pop();
    const picker = root?.querySelector("dialog[open] .picker");
    const count = picker?.querySelector(".picker-count");
    const active = document.activeElement === element ? root?.activeElement : document.activeElement;
    const presses = active?.matches("button, a[href]")
      ? active
      : active?.matches("input:not([type=search])")
        ? active.closest("form")?.querySelector("[type=submit]")
        : undefined;
    return {
      document: marked.walked,
      path: location.pathname,
      isTab: Boolean(element),
      busy: Boolean(element) && (!tab || /Loading|Saving…|Creating…|Deleting…|Regenerating…|Asking again|Collecting/.test(text)),
      shows: text.includes("This is the only time that the service account secret is shown.")
        ? "credentials"
        : formName === "Create service account"
          ? "create"
          : formName === "Service account"
            ? "account"
            : "other",
      name: field("Account name")?.value ?? "",
      email: field("Contact email")?.value ?? "",
      scope: isChecked("Grant all") ? "workspace" : isChecked("Select data sets manually") ? "dataSets" : "",
      level: field("Workspace access level")?.value ?? "",
      dataSets: number(form?.querySelector(".shared-head [role=status]")?.textContent),
      changes: root?.querySelectorAll("form .changes > li").length ?? 0,
      isSaved: /^Saved\.$/m.test(text),
      isRemoved: /was removed\. Its description/.test(text),
      isGone: /does not exist any more/.test(text),
      dialog: dialog?.querySelector("h2")?.innerText ?? "",
      isPicking: Boolean(picker),
      picked: count ? number(count.textContent) : null,
      alerts: [...(root?.querySelectorAll<HTMLElement>("[role=alert]") ?? [])]
        .filter((alert) => alert.checkVisibility())
        .map((alert) => alert.innerText),
      text,
      isGuarded: (element as { hasUnsavedWork?: boolean } | null)?.hasUnsavedWork ?? false,
      hasFocus: Boolean(active && active !== document.body && active !== document.documentElement),
      enter: (presses?.getAttribute("aria-label") ?? presses?.textContent ?? "").trim(),
    } as const;
  });
}

/** The parts of a sight that help to find a fault; never the text, which may have a secret. */
export const brief = (sight: Sight): string => {
  const { document: _, text: __, busy: ___, isTab: ____, ...rest } = sight;
  return JSON.stringify({ ...rest, path: sight.path.replace(/.*apiManagement/, "") });
};
