// What the user of one window knows: what was typed, chosen, copied and sent. The walk compares it with what
// the tab shows and guards.

import type { Sight } from "./sight.ts";
import { pressed, type Step } from "./steps.ts";

/** One step in its window, with what the user saw before and after it. */
export interface Deed {
  step: Step;
  before: Sight;
  sight: Sight;
  /** The browser itself asked before it left the page. Each of its questions is answered with "leave". */
  wasAsked: boolean;
}

/** The user was asked whether to leave, and has said so. */
export function hasLeft({ step, before, wasAsked }: Deed): boolean {
  const isSecondTime = step.do === "back" || step.do === "reload";
  // A browser lets nobody prevent a second Back without a press of a key or of the pointer in between.
  return wasAsked || pressed(step, before) === "Leave" || (isSecondTime && before.dialog.startsWith("Leave"));
}

export const isSamePlace = ({ before, sight }: Deed): boolean => sight.path === before.path && sight.document === before.document;

/** Presses that may change a text field in other ways than by typing. */
const CHANGES_TEXT = /^(Undo |Theirs: |Yours: )/;
/** Presses that may change the access. */
const CHANGES_ACCESS =
  /^(Undo |Theirs: |Yours: |Grant all|Select data sets manually|Workspace access level|Stop sharing |Confirm|Start from |Save$|Retry)/;
/** Presses that may change what is chosen in the picker. */
const CHANGES_CHOICE = /^(Select all |Stop sharing |Retry)/;

export class User {
  /** What was typed into the current form and is not saved. */
  typed: { name?: string; email?: string } = {};
  /** The changes of the form before its secret was regenerated: they are there again afterwards. */
  carried = 0;
  /** The secret that is shown was copied or downloaded. */
  hasSecret = false;
  /** The data sets that the create form keeps although it does not show them. */
  private kept = 0;
  /** The choice with which the picker was opened, and the rows that were pressed an odd number of times. */
  private opened: number | undefined;
  private turned = new Set<string>();
  /** Several rows were chosen at once, so only their number is known. */
  private isRough = false;
  /** A save failed: the tab may not know whether the backend has it. */
  private mayBeSaved = false;
  /** Counts the visits to the create form. */
  private visit = 0;

  constructor(private readonly window: number) {}

  /** Takes in a step that has just been taken; `takenAway` is what reached the clipboard or a file. */
  learns(deed: Deed, takenAway: boolean): void {
    const { step, before, sight } = deed;
    const name = pressed(step, before);
    if (sight.shows === "credentials") {
      if (before.shows !== "credentials") {
        this.hasSecret = false;
        this.carried = before.shows === "account" ? before.changes : 0;
      }
      this.hasSecret ||= takenAway;
    }
    if (!isSamePlace(deed) || hasLeft(deed) || sight.isGone) {
      this.typed = {};
      this.mayBeSaved = false;
    }
    if (sight.shows === "create" && (before.shows !== "create" || !isSamePlace(deed))) this.visit++;
    if (sight.shows !== "create" || before.shows !== "create" || !isSamePlace(deed)) this.kept = 0;
    if (sight.scope === "dataSets") this.kept = sight.dataSets;
    if (step.do === "fill") this.typed = { name: step.text, email: step.email };
    else if (step.do === "type" && step.name.startsWith("Account name")) this.typed.name = step.text;
    else if (step.do === "type" && step.name.startsWith("Contact email")) this.typed.email = step.text;
    if (CHANGES_TEXT.test(name) || isArrow(step)) this.typed = {};
    if (name === "Save") this.mayBeSaved ||= !sight.isSaved;
    if (sight.isSaved) {
      this.mayBeSaved = false;
      if (sight.changes === 0) this.typed = {};
    }
    this.learnsChoice(step, sight, name);
  }

  private learnsChoice(step: Step, sight: Sight, name: string): void {
    if (!sight.isPicking) {
      this.opened = undefined;
    } else if (this.opened === undefined) {
      this.opened = sight.picked ?? 0;
      this.turned.clear();
      this.isRough = false;
    } else if ((step.do === "press" || step.do === "key") && step.role === "checkbox" && name !== "Show selected") {
      if (!this.turned.delete(name)) this.turned.add(name);
    } else if (CHANGES_CHOICE.test(name)) {
      this.isRough = true;
    }
  }

  /** Whether something is unsaved; `undefined` if the user cannot know. */
  hasUnsaved(sight: Sight): boolean | undefined {
    const hasChosen = this.hasChosen(sight);
    if (hasChosen) return true;
    switch (sight.shows) {
      case "credentials":
        return !this.hasSecret || this.carried > 0;
      case "create":
        if (sight.name || sight.email || sight.scope !== "workspace" || sight.level !== "reader") return true;
        return this.kept > 0 || hasChosen;
      case "account":
        return sight.changes > 0 || (this.mayBeSaved ? undefined : hasChosen);
      default:
        return false;
    }
  }

  /** Whether the choice in the open picker is another than at first; `undefined` if the user cannot know. */
  hasChosen({ picked }: Sight): boolean | undefined {
    if (this.opened === undefined) return false;
    if (picked !== null && picked !== this.opened) return true;
    // The count is not shown while the picker asks whether to discard a changed choice.
    return picked === null || (this.isRough ? undefined : this.turned.size > 0);
  }

  /** The creation that this step may send: what is in the form, in this visit to it. */
  sends({ step, before }: Deed): string | undefined {
    const { name, email, scope, level, dataSets } = before;
    if (before.shows !== "create" || pressed(step, before) !== "Create service account") return undefined;
    return JSON.stringify([this.window, this.visit, name.trim(), email.trim(), scope, level, dataSets]);
  }
}

/** A step after which the access may be another. */
export const mayChangeAccess = ({ step, before }: Deed): boolean => isArrow(step) || CHANGES_ACCESS.test(pressed(step, before));

/** A step after which the choice in the picker may be another. */
export const mayChangeChoice = ({ step, before }: Deed): boolean =>
  CHANGES_CHOICE.test(pressed(step, before)) || ("role" in step && step.role === "checkbox");

/** Keys that choose another option where the focus is on a choice. */
const isArrow = (step: Step): boolean => step.do === "keys" && /^(ArrowDown|End)$/.test(step.keys);
