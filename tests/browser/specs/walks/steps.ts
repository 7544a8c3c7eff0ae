// What a user of the walks does next: anything that can be done where they are, by mouse or by keyboard.

import type { Page } from "@playwright/test";
import type { Chance } from "../../fixtures/chance.ts";
import { canGoBack, pressBack } from "../../fixtures/history.ts";

/** One step, in words by which it can be taken again. */
export type Step =
  | { window: number; do: "press" | "key"; role: string; name: string; at: number }
  | { window: number; do: "type"; role: string; name: string; at: number; text: string }
  | { window: number; do: "keys"; keys: string }
  | { window: number; do: "back" | "reload" }
  | { window: number; do: "width"; pixels: 390 | 1440 }
  | { window: number; do: "storm" | "calm" };

interface Control {
  role: string;
  name: string;
  /** Which of those with this role and name. */
  at: number;
  kind: "field" | "row" | "box" | "choice" | "dialog" | "button";
}

const TEXTS = ["Walk ", "", "Fleet reporting", "x".repeat(70), "船舶データ ", "\u202eevil"];
const EMAILS = ["walk@example.com", "", "nobody", "ola@blåbær.example"];
const SEARCHES = ["report", "DCS", "", "zzz"];
const KEYS = ["Escape", "Tab", "Shift+Tab", "Enter", "ArrowDown", "End"];

/** The next step; `count` makes names differ. */
export async function nextStep(page: Page, window: number, chance: Chance, count: number): Promise<Step> {
  const kind = chance.weighed([
    [70, "control"],
    [8, "keys"],
    [4, "back"],
    [3, "reload"],
    [3, "width"],
    [5, "storm"],
    [6, "calm"],
  ] as const);
  if (kind === "keys") return { window, do: "keys", keys: chance.of(KEYS) };
  if (kind === "width") return { window, do: "width", pixels: chance.of([390, 1440]) };
  if (kind !== "control") return { window, do: kind };
  const all = await controls(page);
  if (!all.length) return { window, do: "back" };
  const kinds = [...new Set(all.map((control) => control.kind))];
  const weights = { field: 4, row: 2, box: 2, choice: 1, dialog: 8, button: 5 };
  const chosen = chance.weighed(kinds.map((one) => [weights[one], one] as const));
  const { role, name, at } = chance.of(all.filter((control) => control.kind === chosen));
  if (role === "textbox" || role === "searchbox") {
    const text = role === "searchbox" ? chance.of(SEARCHES) : name.startsWith("Contact") ? chance.of(EMAILS) : chance.of(TEXTS);
    return { window, do: "type", role, name, at, text: /\s$/.test(text) ? text + count : text };
  }
  return { window, do: chance.next() < 0.7 ? "press" : "key", role, name, at };
}

/** All that can be used now: in the dialog on top, else in the page. */
function controls(page: Page): Promise<Control[]> {
  return page.evaluate(() => {
    const root = document.querySelector("dwb-api-management")?.shadowRoot;
    if (!root) return [];
    const dialog = [...root.querySelectorAll("dialog[open]")].pop();
    const top: ParentNode = dialog ?? root;
    const found: Control[] = [];
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
      for (const hidden of named.querySelectorAll("[aria-hidden=true], input, svg")) hidden.remove();
      const text = element.getAttribute("aria-label") ?? named.textContent ?? "";
      const name = text.replace(/\s+/g, " ").trim();
      if (!name) continue;
      const key = `${role} ${name}`;
      const at = times.get(key) ?? 0;
      times.set(key, at + 1);
      const isRow = element.hasAttribute("data-index");
      const kind =
        role === "textbox" || role === "searchbox"
          ? "field"
          : isRow
            ? role === "checkbox"
              ? "box"
              : "row"
            : role === "combobox" || role === "radio"
              ? "choice"
              : dialog && role === "button"
                ? "dialog"
                : role === "checkbox"
                  ? "choice"
                  : "button";
      found.push({ role, name, at, kind });
    }
    return found;

    interface Control {
      role: string;
      name: string;
      at: number;
      kind: "field" | "row" | "box" | "choice" | "dialog" | "button";
    }
  });
}

/** Takes a step, and tells whether it could be taken: in a walk that was shortened, some cannot. */
export async function take(page: Page, step: Step): Promise<boolean> {
  switch (step.do) {
    case "press":
    case "key":
    case "type": {
      const control = page.getByRole(step.role as "button", { name: step.name, exact: true }).nth(step.at);
      if (!(await control.isVisible()) || !(await control.isEnabled())) return false;
      if (step.do === "type") await control.fill(step.text, { timeout: 2_000 });
      else if (step.role === "combobox") await control.selectOption({ index: 1 }, { timeout: 2_000 });
      else if (step.do === "press") await control.click({ timeout: 2_000 });
      else {
        await control.focus({ timeout: 2_000 });
        await page.keyboard.press(step.role === "checkbox" || step.role === "radio" ? "Space" : "Enter");
      }
      return true;
    }
    case "keys":
      await page.keyboard.press(step.keys);
      return true;
    case "back":
      if (!(await canGoBack(page))) return false;
      await pressBack(page);
      return true;
    case "reload":
      await page.reload();
      return true;
    case "width":
      await page.setViewportSize({ width: step.pixels, height: 900 });
      return true;
    default:
      return true;
  }
}

export function inWords(step: Step): string {
  const window = `window ${step.window + 1}: `;
  switch (step.do) {
    case "press":
    case "key":
      return `${window}${step.do} ${step.role} ${JSON.stringify(step.name)}${step.at ? ` (${step.at + 1})` : ""}`;
    case "type":
      return `${window}type ${JSON.stringify(step.text)} into ${JSON.stringify(step.name)}`;
    case "keys":
      return `${window}keys ${step.keys}`;
    case "width":
      return `${window}${step.pixels} pixels wide`;
    default:
      return window + step.do;
  }
}
