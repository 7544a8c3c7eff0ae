// The steps of a random walk: anything that the user can do at the current place, by mouse or by keyboard,
// and the start and the end of a storm of random faults (`weather.ts`).

import type { Page } from "@playwright/test";
import type { Chance } from "../../fixtures/chance.ts";
import { canGoBack, pressBack } from "../../fixtures/history.ts";

/** One step, described so that it can be repeated. */
export type Step =
  | { window: number; do: "press" | "key"; role: string; name: string; at: number }
  | { window: number; do: "type"; role: string; name: string; at: number; text: string }
  /** Fills both fields of the form, often with values that can be sent. */
  | { window: number; do: "fill"; text: string; email: string }
  | { window: number; do: "keys"; keys: string }
  | { window: number; do: "back" | "reload" }
  | { window: number; do: "width"; pixels: 390 | 1440 }
  | { window: number; do: "storm" | "calm" };

type Kind = "deed" | "field" | "dialog" | "row" | "box" | "search" | "choice" | "button";

/** How likely each kind of control is: controls that change something are more likely than others. */
const WEIGHTS: Record<Kind, number> = { deed: 9, field: 8, dialog: 8, row: 3, box: 3, search: 1, choice: 2, button: 2 };

/** Buttons that start or finish an action ("deeds"). */
const DEEDS =
  /^(Add account|Create service account|Save|Regenerate|Remove service account|Select data sets|Confirm|Done|Retry|Generate|Copy all|Show secret)$/;

interface Control {
  role: string;
  name: string;
  /** The index among the controls with the same role and name. */
  at: number;
  kind: Kind;
}

const TEXTS = ["Walk ", "Walk ", "Walk ", "", "Fleet reporting", "x".repeat(70), "船舶データ ", "\u202eevil"];
const EMAILS = ["walk@example.com", "tide@example.com", "ebb@example.com", "", "nobody", "ola@blåbær.example"];
const SEARCHES = ["report", "DCS", "", "zzz"];
const KEYS = ["Escape", "Tab", "Shift+Tab", "Enter", "ArrowDown", "End"];

/** A random next step; `count` makes the typed names differ. */
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
  if (all.some(({ name }) => name === "Account name") && chance.next() < 0.2) {
    return { window, do: "fill", text: `Walk ${count}`, email: chance.of(EMAILS.slice(0, 3)) };
  }
  const kinds = [...new Set(all.map((control) => control.kind))];
  const chosen = chance.weighed(kinds.map((one) => [WEIGHTS[one], one] as const));
  const { role, name, at } = chance.of(all.filter((control) => control.kind === chosen));
  if (role === "textbox" || role === "searchbox") {
    const text = role === "searchbox" ? chance.of(SEARCHES) : name.startsWith("Contact") ? chance.of(EMAILS) : chance.of(TEXTS);
    return { window, do: "type", role, name, at, text: /\s$/.test(text) ? text + count : text };
  }
  return { window, do: chance.next() < 0.7 ? "press" : "key", role, name, at };
}

/** All controls that can be used now: in the topmost dialog, or else in the page. */
function controls(page: Page): Promise<Control[]> {
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

/** The beginning of an accessible name: the name of a row continues with the row's other text. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");

/** Takes a step; false if it was not possible, as happens in a walk that was shortened. */
export async function take(page: Page, step: Step): Promise<boolean> {
  switch (step.do) {
    case "press":
    case "key":
    case "type": {
      const control = page.getByRole(step.role as "button", { name: new RegExp(`^${escaped(step.name)}`) }).nth(step.at);
      if (!(await control.isVisible()) || !(await control.isEnabled())) return false;
      if (step.do === "type") await control.fill(step.text, { timeout: 10_000 });
      else if (step.role === "combobox") await control.selectOption({ index: 1 }, { timeout: 10_000 });
      else if (step.do === "press") await control.click({ timeout: 10_000 });
      else {
        await control.focus({ timeout: 10_000 });
        await page.keyboard.press(step.role === "checkbox" || step.role === "radio" ? "Space" : "Enter");
      }
      return true;
    }
    case "fill": {
      const [name, email] = ["Account name", "Contact email"].map((label) => page.getByRole("textbox", { name: label }));
      if (!(await name!.isVisible()) || !(await name!.isEditable())) return false;
      await name!.fill(step.text, { timeout: 10_000 });
      await email!.fill(step.email, { timeout: 10_000 });
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
    case "fill":
      return `${window}fill in ${JSON.stringify(step.text)} and ${JSON.stringify(step.email)}`;
    case "keys":
      return `${window}keys ${step.keys}`;
    case "width":
      return `${window}${step.pixels} pixels wide`;
    default:
      return window + step.do;
  }
}
