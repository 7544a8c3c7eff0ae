// The steps of a random walk: anything that the user can do at the current place, by mouse or by keyboard,
// and the start and the end of a storm of random faults (`weather.ts`).

import type { Page } from "@playwright/test";
import type { Chance } from "../../fixtures/chance.ts";
import { canGoBack, pressBack } from "../../fixtures/history.ts";
import { controls, WEIGHTS } from "./controls.ts";
import { HOST_LINKS, hostLink } from "./host.ts";

/** One step, described so that it can be repeated. */
export type Step =
  | { window: number; do: "press" | "key"; role: string; name: string; at: number; option?: number }
  | { window: number; do: "type"; role: string; name: string; at: number; text: string }
  /** Fills both fields of the form, often with values that can be sent. */
  | { window: number; do: "fill"; text: string; email: string }
  | { window: number; do: "keys"; keys: string }
  | { window: number; do: "back" | "reload" }
  | { window: number; do: "width"; pixels: 390 | 1440 }
  /** A link of the host's page, beside the tab. */
  | { window: number; do: "host"; link: string }
  /** The storm's own seed: repeated, it brings the same faults although other steps are left out. */
  | { window: number; do: "storm"; seed: number }
  | { window: number; do: "calm" };

const TEXTS = ["Walk ", "Walk ", "Walk ", "", "Fleet reporting", "x".repeat(70), "船舶データ ", "\u202eevil"];
const EMAILS = ["walk@example.com", "tide@example.com", "ebb@example.com", "", "nobody", "ola@blåbær.example"];
const SEARCHES = ["report", "DCS", "", "zzz"];
const KEYS = ["Escape", "Tab", "Shift+Tab", "Enter", "ArrowDown", "End"];

/** A busy machine may need a while. */
const PATIENCE = { timeout: 60_000 };

/** A random next step; `count` makes the typed names differ. */
export async function nextStep(page: Page, window: number, chance: Chance, count: number): Promise<Step> {
  const kind = chance.weighed([
    [70, "control"],
    [8, "keys"],
    [4, "back"],
    [3, "reload"],
    [3, "width"],
    [4, "host"],
    [5, "storm"],
    [6, "calm"],
  ] as const);
  if (kind === "keys") return { window, do: "keys", keys: chance.of(KEYS) };
  if (kind === "width") return { window, do: "width", pixels: chance.of([390, 1440]) };
  if (kind === "host") return { window, do: "host", link: chance.of(HOST_LINKS) };
  if (kind === "storm") return { window, do: "storm", seed: Math.floor(chance.next() * 2 ** 31) };
  if (kind !== "control") return { window, do: kind };
  const all = await controls(page);
  if (!all.length) return chance.next() < 0.5 ? { window, do: "back" } : { window, do: "host", link: "API management" };
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
  const option = role === "combobox" ? { option: Math.floor(chance.next() * 2) } : {};
  return { window, do: chance.next() < 0.7 ? "press" : "key", role, name, at, ...option };
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
      // The press makes the browser know that a person is there: otherwise it asks nothing before it leaves.
      if (step.do === "type") {
        await control.click(PATIENCE);
        await control.fill(step.text, PATIENCE);
      } else if (step.role === "combobox") {
        await control.focus(PATIENCE);
        await control.selectOption({ index: step.option ?? 0 }, PATIENCE);
      } else if (step.do === "press") await control.click(PATIENCE);
      else {
        await control.focus(PATIENCE);
        await page.keyboard.press(step.role === "checkbox" || step.role === "radio" ? "Space" : "Enter");
      }
      return true;
    }
    case "fill": {
      const [name, email] = ["Account name", "Contact email"].map((label) => page.getByRole("textbox", { name: label }));
      if (!(await name!.isVisible()) || !(await name!.isEditable())) return false;
      await name!.click(PATIENCE);
      await name!.fill(step.text, PATIENCE);
      await email!.fill(step.email, PATIENCE);
      return true;
    }
    case "host": {
      const link = await hostLink(page, step.link);
      await link?.click(PATIENCE);
      return Boolean(link);
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
    case "host":
      return `${window}the host's link ${JSON.stringify(step.link)}`;
    default:
      return window + step.do;
  }
}

/** The name of the control that a step pressed, also with Enter where the focus was. */
export function pressed(step: Step, before: { enter: string }): string {
  if (step.do === "press" || step.do === "key") return step.name;
  return step.do === "keys" && step.keys === "Enter" ? before.enter : "";
}
