// The names of keys, as Playwright has them, and as WebDriver sends them.

import type { KeyAction } from "./session.ts";

const KEYS: Record<string, string> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  Space: " ",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

export function keyOf(name: string): string {
  const key = KEYS[name] ?? name;
  if ([...key].length !== 1) throw new Error(`keys.ts does not know the key ${name}.`);
  return key;
}

/** Such as `Enter`, or `Shift+Tab`. */
export function pressing(combination: string): KeyAction[] {
  const keys = combination.split("+").map(keyOf);
  // With Control, a capital letter would be Shift as well.
  const values = keys.map((key) => (keys.length > 1 ? key.toLowerCase() : key));
  return [...values.map(down), ...values.reverse().map(up)];
}

export function typing(text: string): KeyAction[] {
  return [...text].flatMap((letter) => [down(letter), up(letter)]);
}

export const down = (value: string): KeyAction => ({ type: "keyDown", value });
export const up = (value: string): KeyAction => ({ type: "keyUp", value });
