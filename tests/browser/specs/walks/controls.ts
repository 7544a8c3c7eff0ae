// The controls of the tab that a user could use now, for the steps of a random walk.

import type { Page } from "@playwright/test";

export type Kind = "deed" | "field" | "dialog" | "row" | "box" | "search" | "choice" | "button";

/** How likely each kind of control is: controls that change something are more likely than others. */
export const WEIGHTS: Record<Kind, number> = { deed: 9, field: 8, dialog: 8, row: 3, box: 3, search: 1, choice: 2, button: 2 };

/** Buttons that start or finish an action ("deeds"). */
const DEEDS =
  /^(Add account|Create service account|Save|Regenerate|Remove service account|Select data sets|Confirm|Done|Retry|Generate|Copy all|Show secret)$/;

export interface Control {
  role: string;
  name: string;
  /** The index among the controls with the same role and name. */
  at: number;
  kind: Kind;
}

/** All controls that can be used now: in the topmost dialog, or else in the page. */
export function controls(page: Page): Promise<Control[]> {
  return page.evaluate((deeds) => {
    const root = document.querySelector("dwb-api-management")?.shadowRoot;
    if (!root) return [];
    const dialog = [...root.querySelectorAll("dialog[open]")].pop();
    const top: ParentNode = dialog ?? root;
    const found: { role: string; name: string; at: number; kind: Kind }[] = [];
    const times = new Map<string, number>();
    for (const element of top.querySelectorAll<HTMLElement>("button, a[href], input, select")) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("[inert]")) continue;
      if (element.matches("input[type=file], [target], :disabled, [aria-disabled=true], [readonly]")) continue;
      const type = element.getAttribute("type");
      const role = element.matches("a")
        ? "link"
        : element.matches("select")
          ? "combobox"
          : element.matches("button")
            ? "button"
            : type === "checkbox" || type === "radio"
              ? type
              : type === "search"
                ? "searchbox"
                : "textbox";
      const label = (element as HTMLInputElement).labels?.[0];
      const named = (label ?? element).cloneNode(true) as HTMLElement;
      for (const hidden of named.querySelectorAll("[aria-hidden=true], input, select, svg")) hidden.remove();
      const text = element.getAttribute("aria-label") ?? (element.matches("a[data-index]") ? named.firstElementChild : named)?.textContent ?? "";
      const name = text.replace(/\s+/g, " ").trim();
      if (!name) continue;
      const key = `${role} ${name}`;
      const at = times.get(key) ?? 0;
      times.set(key, at + 1);
      const isRow = element.hasAttribute("data-index");
      const kind = RegExp(deeds).test(name)
        ? "deed"
        : role === "searchbox"
          ? "search"
          : role === "textbox"
            ? "field"
            : isRow
              ? role === "checkbox"
                ? "box"
                : "row"
              : role === "combobox" || role === "radio" || role === "checkbox"
                ? "choice"
                : dialog
                  ? "dialog"
                  : "button";
      found.push({ role, name, at, kind });
    }
    return found;
  }, DEEDS.source);
}
