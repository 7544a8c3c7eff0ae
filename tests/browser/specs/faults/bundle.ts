// The operations of the matrix that load more of the tab.

import { expect } from "../../fixtures/line.ts";
import { openOpened, type Operation, TYPED } from "./operation.ts";


export const LOADING = {
  generate: {
    calls: { method: "GET", path: /_samples_bg\.wasm/ },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
    },
    act: ({ tab }) => tab.sample.generate.click(),
    alert: (tab) => tab.sample.section.getByRole("alert"),
    kept: async ({ tab }) => {
      await expect(tab.account.name).toHaveValue(TYPED);
      await expect(tab.sample.section.getByText("Loading the sample…")).toBeHidden();
    },
    again: ({ tab }) => tab.sample.generate.click(),
    done: ({ tab }) => expect(tab.sample.code).toContainText("# /// script"),
  },
  files: {
    calls: { method: "GET", path: /_samples\.js/ },
    arrange: async (desk) => {
      await openOpened(desk);
      await desk.tab.account.name.fill(TYPED);
      await desk.page.evaluate(() => {
        const made: number[] = [];
        const { createObjectURL } = URL;
        URL.createObjectURL = (object) => {
          made.push(1);
          return createObjectURL(object);
        };
        Object.assign(window, { filesMade: made });
      });
    },
    act: ({ tab }) => tab.files.env.click(),
    alert: (tab) => tab.files.section.getByRole("alert"),
    kept: ({ tab }) => expect(tab.account.name).toHaveValue(TYPED),
    again: ({ tab }) => tab.files.env.click(),
    done: ({ page }) =>
      expect.poll(() => page.evaluate(() => (window as unknown as { filesMade: number[] }).filesMade.length)).toBe(1),
  },
} satisfies Record<string, Operation>;
