// The operations of the matrix that read what the data-set picker shows.

import type { Locator } from "@playwright/test";
import { expect, type Calls } from "../../fixtures/line.ts";
import type { Tab } from "../../pages/tab.ts";
import { type Desk, EMAIL, fewInTheDocument, LARGE, type Operation, retry, rowsAreThere, TYPED, unreadable } from "./operation.ts";

const DATA_SETS: Calls = { method: "POST", path: /\/datasets\/query$/ };

/** Goes to the create form, with the picker one click away. */
async function beforePicker({ tab }: Desk): Promise<void> {
  await tab.open("new");
  await tab.createForm.fill(TYPED, EMAIL);
  await tab.createForm.access.byHand.check();
}

/** Goes to the picker and selects one data set. */
async function inPicker(desk: Desk): Promise<void> {
  const { picker, createForm } = desk.tab;
  await beforePicker(desk);
  await createForm.access.selectDataSets.click();
  await picker.matches(272);
  await picker.boxes.first().check();
  await picker.chosen(1);
}

const formKept = ({ tab }: Desk) => expect(tab.createForm.form.getByLabel("Account name")).toHaveValue(TYPED);

async function pickerKept(desk: Desk): Promise<void> {
  await formKept(desk);
  await desk.tab.picker.chosen(1);
  await expect(desk.tab.picker.confirm).toBeEnabled();
}

/** A filter of the picker whose choices come from the backend. */
const filter = (path: RegExp, choices: (tab: Tab) => Locator, least: number): Operation => ({
  calls: { method: "GET", path },
  arrange: beforePicker,
  act: ({ tab }) => tab.createForm.access.selectDataSets.click(),
  alert: (tab) => tab.picker.alert,
  kept: async (desk) => {
    await formKept(desk);
    await desk.tab.picker.matches(272);
    await expect(desk.tab.picker.selectAll).toBeEnabled();
  },
  again: ({ tab }) => retry(tab.picker.alert),
  done: ({ tab }) => expect.poll(() => choices(tab).getByRole("option").count()).toBeGreaterThanOrEqual(least),
  rows: ({ tab }) => expect.poll(() => choices(tab).getByRole("option").count()).toBeGreaterThanOrEqual(least - 1),
  afresh: async ({ tab }) => {
    await tab.picker.cancel.click();
    await tab.createForm.access.selectDataSets.click();
  },
});

/** Searches for something else, and then for this. */
const searchAgain = (words: string) => async ({ tab }: Desk) => {
  await tab.picker.search.fill("zzz");
  await expect(tab.picker.rows).toHaveCount(0);
  await tab.picker.search.fill(words);
};

/** All of 100,000 data sets can be reached. */
async function hasMany({ tab: { picker } }: Desk): Promise<void> {
  await picker.matches(100_000, LARGE);
  await fewInTheDocument(picker.rows);
  await picker.scrollTo(1);
  await expect(picker.at(99_999)).toContainText(/\S/, LARGE);
  await fewInTheDocument(picker.rows);
}

/** A row can be chosen. */
async function canBeChosen({ tab: { picker } }: Desk): Promise<void> {
  await picker.boxes.first().check();
  await picker.chosen(1);
}

export const PICKING = {
  picker: {
    calls: DATA_SETS,
    arrange: beforePicker,
    act: ({ tab }) => tab.createForm.access.selectDataSets.click(),
    alert: (tab) => tab.picker.alert,
    kept: formKept,
    again: ({ tab }) => retry(tab.picker.alert),
    done: ({ tab }) => tab.picker.matches(272),
    rows: async (desk) => {
      await unreadable(desk.tab.picker.list, "data set");
      await canBeChosen(desk);
    },
    rough: async (desk) => {
      const { picker } = desk.tab;
      await rowsAreThere(picker.rows, 10);
      await canBeChosen(desk);
      await picker.scrollTo(1);
      await expect(picker.at(271)).toContainText(/\S/);
      await rowsAreThere(picker.rows, 10);
    },
    many: async (desk) => {
      await desk.tab.picker.matches(100_000, LARGE);
      await canBeChosen(desk);
      await hasMany(desk);
    },
    afresh: searchAgain(""),
  },
  find: {
    calls: DATA_SETS,
    arrange: inPicker,
    act: ({ tab }) => tab.picker.search.fill("DCS Period Summary 202"),
    alert: (tab) => tab.picker.alert,
    kept: async (desk) => {
      await pickerKept(desk);
      await expect(desk.tab.picker.search).toHaveValue("DCS Period Summary 202");
    },
    again: ({ tab }) => retry(tab.picker.alert),
    done: async ({ tab }) => {
      await tab.picker.matches(3);
      await tab.picker.chosen(1);
    },
    rows: ({ tab }) => unreadable(tab.picker.list, "data set"),
    rough: ({ tab }) => rowsAreThere(tab.picker.rows, 3),
    many: hasMany,
    afresh: searchAgain("DCS Period Summary 202"),
  },
  all: {
    calls: DATA_SETS,
    arrange: inPicker,
    act: ({ tab }) => tab.picker.selectAll.click(),
    alert: (tab) => tab.picker.alert,
    kept: pickerKept,
    again: ({ tab }) => retry(tab.picker.alert),
    done: ({ tab }) => tab.picker.chosen(272),
    rows: ({ tab }) => tab.picker.chosen(271),
    many: async ({ tab }) => {
      await tab.picker.chosen(100_001, LARGE);
      await fewInTheDocument(tab.picker.rows);
    },
    keptOddly: async (desk) => {
      await formKept(desk);
      await expect(desk.tab.picker.confirm).toBeEnabled();
    },
    afresh: async ({ tab: { picker, createForm } }) => {
      await picker.cancel.click();
      await picker.discard.click();
      await createForm.access.selectDataSets.click();
      await picker.selectAll.click();
    },
    pause: (tab) => tab.picker.dialog.getByText("Data Workbench asks for a pause; it goes on by itself."),
  },
  schemas: filter(/\/schemas$/, (tab) => tab.picker.schema, 12),
  tags: filter(/\/datasets\/tags$/, (tab) => tab.picker.tag, 3),
} satisfies Record<string, Operation>;
