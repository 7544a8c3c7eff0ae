// The invariants that hold after each step of a walk, as far as they can be read from the pages: each rule
// returns the words of what is broken.

import { brief, type Sight } from "./sight.ts";
import { pressed } from "./steps.ts";
import { type Deed, hasLeft, isSamePlace, mayChangeAccess, mayChangeChoice, type User } from "./user.ts";

type Rule = (deed: Deed, user: User) => string | false | undefined;

const isForm = ({ shows }: Sight): boolean => shows === "create" || shows === "account";

/** The step made the account whose page is shown now. */
export const isCreated = ({ step, before, sight }: Deed): boolean =>
  before.shows === "create" &&
  pressed(step, before) === "Create service account" &&
  sight.document === before.document &&
  /\/[0-9a-f-]{36}$/.test(sight.path);

/** Rules about the step alone, with what the user knew before it. */
export const KEPT: Record<string, Rule> = {
  "the tab is there": ({ sight }) =>
    sight.isTab && (sight.text.trim() === "" ? "The tab is blank." : /is not available/.test(sight.text) && "The program has ended."),

  "the page is left only after a question": (deed) => {
    const { before, sight } = deed;
    const isOver = isCreated(deed) || sight.isRemoved || sight.isGone;
    return before.isGuarded && before.shows !== "credentials" && !isSamePlace(deed) && !hasLeft(deed) && !isOver && "What was typed is lost unasked.";
  },

  "an uncopied secret is dropped only after a question": (deed, user) => {
    const { before, sight } = deed;
    const isGone = before.shows === "credentials" && (sight.shows !== "credentials" || !isSamePlace(deed));
    return isGone && !hasLeft(deed) && !user.hasSecret && "An uncopied secret is gone unasked.";
  },

  "what was changed before a new secret is there again": ({ step, before, sight }, user) =>
    before.shows === "credentials" && pressed(step, before) === "Done" && sight.shows === "account" && sight.changes < user.carried && "The changes from before the new secret are lost.",

  "what is chosen in the picker is kept": (deed, user) => {
    const { step, before, sight } = deed;
    if (!before.isPicking || !isSamePlace(deed) || hasLeft(deed)) return;
    const name = pressed(step, before);
    if (sight.isPicking) {
      const isSame = before.picked === null || sight.picked === null || before.picked === sight.picked;
      return !isSame && !mayChangeChoice(deed) && "The choice in the picker is another.";
    }
    if (name === "Confirm") return sight.dataSets !== before.picked && "The form does not have what was confirmed.";
    return user.hasChosen(before) && name !== "Discard" && "The choice in the picker is lost unasked.";
  },

  "the access in the form is kept": (deed) => {
    const { before, sight } = deed;
    if (!before.isGuarded || !isSamePlace(deed) || hasLeft(deed) || before.shows !== sight.shows || !isForm(sight)) return;
    const isSame = before.scope === sight.scope && before.level === sight.level && before.dataSets === sight.dataSets;
    return !isSame && !mayChangeAccess(deed) && "The access in the form is another.";
  },
};

/** Rules about the page that is there now, with what the user has learned from the step. */
export const TRUE: Record<string, Rule> = {
  "the fields contain what was typed": ({ sight }, { typed }) => {
    if (!isForm(sight)) return;
    const isOther = (typed: string | undefined, is: string) => typed !== undefined && typed.trim() !== is.trim();
    if (isOther(typed.name, sight.name)) return `${JSON.stringify(typed.name)} was typed, and ${JSON.stringify(sight.name)} is there.`;
    if (isOther(typed.email, sight.email)) return `${JSON.stringify(typed.email)} was typed, and ${JSON.stringify(sight.email)} is there.`;
  },

  "leaving asks exactly when something is unsaved": ({ sight }, user) => {
    const hasUnsaved = user.hasUnsaved(sight);
    if (!sight.isTab || hasUnsaved === undefined || hasUnsaved === sight.isGuarded) return;
    return hasUnsaved ? "Something is unsaved, and leaving would not ask." : "Nothing is unsaved, and leaving would ask.";
  },

  "something has the focus": (deed) => {
    const { step, before, sight } = deed;
    // With Tab the user may reach the browser's own controls.
    const isOut = step.do === "keys" && /Tab$/.test(step.keys);
    const isOfTab = step.do === "press" || step.do === "key" || step.do === "type" || step.do === "fill";
    return sight.document === before.document && (isOfTab || before.hasFocus) && !isOut && !sight.hasFocus && "The focus is lost.";
  },

  "a secret that is lost is said to be": (deed) =>
    isCreated(deed) && deed.sight.shows !== "credentials" && !/answer got lost/.test(deed.sight.text) &&
    "The secret of a new account is lost, and nothing is said of it.",
};

/** The first rule that is broken, in words. */
export function broken(rules: Record<string, Rule>, deed: Deed, user: User): string | undefined {
  for (const [name, rule] of Object.entries(rules)) {
    const words = rule(deed, user);
    if (words) return `${words} (${name})\n  before: ${brief(deed.before)}\n  after:  ${brief(deed.sight)}`;
  }
  return undefined;
}

/** What a window shows that nobody acts in stays as it is, where something is unsaved in it. */
export function disturbed(before: Sight, sight: Sight): string | undefined {
  if (!before.isGuarded || before.document !== sight.document) return undefined;
  const kept = ({ path, shows, name, email, scope, level, dataSets, picked, isGuarded }: Sight) =>
    JSON.stringify([path, shows, name, email, scope, level, dataSets, picked, isGuarded]);
  return kept(before) === kept(sight) ? undefined : `Another window is disturbed.\n  before: ${brief(before)}\n  after:  ${brief(sight)}`;
}
