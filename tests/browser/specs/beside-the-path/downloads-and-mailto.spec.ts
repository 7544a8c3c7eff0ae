// Links that do not leave the page: addresses that another program opens, and files that are saved.
// Nothing is asked, and what is typed or shown stays.

import { AT_STAKE } from "../../fixtures/at-stake.ts";
import { BrowserQuestions } from "../../fixtures/browser-questions.ts";
import { hasUnsavedWork } from "../../fixtures/element.ts";
import { plain, expect } from "../../fixtures/hosts.ts";
import { addButton, addLink } from "../../fixtures/links.ts";
import { askedBefore } from "../../fixtures/writes.ts";
import { pathOf } from "../../../hosts/serve.ts";
import type { Tab } from "../../pages/tab.ts";

interface Asked {
  method: string;
  path: string;
}

/** The plain host, with files that it sends as attachments. */
const test = plain.extend<{ asked: Asked[] }>({
  /** The requests that the host got, in order. */
  asked: async ({ site, tab: _ }, use) => {
    const asked: Asked[] = [];
    const inner = site.handler;
    const attachment = { headers: { "Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="export.csv"' } };
    site.handler = async (request, response) => {
      const [path, method] = [pathOf(request), request.method ?? ""];
      asked.push({ method, path });
      if (path === "/export.csv") return { ...attachment, body: method === "HEAD" ? "" : "a;b\n" };
      // Servers that do not support HEAD are not rare.
      if (path === "/export-without-head.csv") {
        return method === "HEAD" ? { status: 405 } : { ...attachment, body: "a;b\n" };
      }
      if (path === "/nothing") return { status: 204 };
      return inner(request, response);
    };
    await use(asked);
  },
});

/** Addresses that another program opens; none of them navigates. */
const ELSEWHERE = {
  "a mail address": "mailto:fleet@example.com?subject=API",
  "an address of another program": "msteams:/l/chat/0/0",
};

for (const [what, { arrange, title }] of Object.entries(AT_STAKE)) {
  test.describe(`with ${what}`, () => {
    for (const [name, href] of Object.entries(ELSEWHERE)) {
      for (const [how, add] of Object.entries({ "a link": addLink, "the host's script": addButton })) {
        test(`${how} to ${name} asks nothing`, async ({ page, tab, asked: _, mishaps }) => {
          mishaps.allowUnknownPrograms();
          const isThere = await arrange(tab);
          const way = await add(page, "Write to us", href);
          const questions = BrowserQuestions.watch(page);
          await way.click();
          await askedBefore(page);
          await expect(tab.leaveDialog.dialog).toBeHidden();
          await isThere();
          expect(questions.asked).toEqual([]);
          // The guard is checked without a click: after a link that no program opens, headless Chromium
          // ignores clicks in the page for a while.
          expect(await hasUnsavedWork(page)).toBe(true);
          await isThere();
        });
      }
    }

    for (const [how, add] of Object.entries({ "a link": addLink, "the host's script": addButton })) {
      test(`${how} to a file that is sent as an attachment asks nothing`, async ({ page, tab, asked }) => {
        const isThere = await arrange(tab);
        const way = await add(page, "Export", "/export.csv");
        const questions = BrowserQuestions.watch(page);
        const download = page.waitForEvent("download");
        await way.click();
        expect((await download).suggestedFilename()).toBe("export.csv");
        await expect(tab.leaveDialog.dialog).toBeHidden();
        await isThere();
        expect(questions.asked).toEqual([]);
        expect(asked.filter(({ path }) => path === "/export.csv").map(({ method }) => method)).toEqual(["HEAD", "GET"]);
        await asksStill(tab, title);
      });
    }

    test("a link that has the browser save its file asks nothing", async ({ page, tab, asked: _ }) => {
      const isThere = await arrange(tab);
      const questions = BrowserQuestions.watch(page);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Report", exact: true }).click();
      expect((await download).suggestedFilename()).toBe("report.txt");
      await expect(tab.leaveDialog.dialog).toBeHidden();
      await isThere();
      expect(questions.asked).toEqual([]);
      await asksStill(tab, title);
    });

    test("a download that could not be told beforehand asks, and Leave loses nothing", async ({ page, tab, asked: _, mishaps }) => {
      mishaps.allowFailedRequests();
      const isThere = await arrange(tab);
      const way = await addLink(page, "Export", "/export-without-head.csv");
      for (let times = 0; times < 2; times++) {
        await way.click();
        await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
        const download = page.waitForEvent("download");
        await tab.leaveDialog.leave.click();
        expect((await download).suggestedFilename()).toBe("export.csv");
        await expect(tab.leaveDialog.dialog).toBeHidden();
        await isThere();
      }
      await asksStill(tab, title);
      const closing = page.waitForEvent("dialog");
      await page.close({ runBeforeUnload: true });
      const question = await closing;
      expect(question.type()).toBe("beforeunload");
      await question.dismiss();
      await isThere();
    });

    test("Leave to an address that answers with nothing loses nothing", async ({ page, tab, asked }) => {
      const isThere = await arrange(tab);
      const way = await addLink(page, "Ping", "/nothing");
      await way.click();
      await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
      await tab.leaveDialog.leave.click();
      await expect.poll(() => asked.some(({ method, path }) => method === "GET" && path === "/nothing")).toBe(true);
      await askedBefore(page);
      await isThere();
      await asksStill(tab, title);
    });

    test("a page asks as before, and Leave leads there", async ({ page, tab, asked: _ }) => {
      const isThere = await arrange(tab);
      await asksStill(tab, title);
      await isThere();
      await page.getByRole("link", { name: "Help" }).click();
      await tab.leaveDialog.leave.click();
      await expect(page.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
    });
  });
}

/** A link to a page of the host asks, and on Stay nothing is lost. */
async function asksStill(tab: Tab, title: string): Promise<void> {
  await tab.page.getByRole("link", { name: "Help" }).click();
  await expect(tab.leaveDialog.dialog).toHaveAccessibleName(title);
  await tab.leaveDialog.stay.click();
  await expect(tab.leaveDialog.dialog).toBeHidden();
}

test("the tab's own downloads ask nothing", async ({ page, tab, asked: _ }) => {
  const isThere = await AT_STAKE["a typed name"]?.arrange(tab);
  for (const button of [tab.files.env, tab.files.json, tab.files.reminder]) {
    const download = page.waitForEvent("download");
    await button.click();
    await download;
    await expect(tab.leaveDialog.dialog).toBeHidden();
  }
  await isThere?.();
  await asksStill(tab, "Leave without saving?");
});

test("where nothing would be lost nobody is asked for anything beforehand", async ({ page, tab, asked }) => {
  await tab.open();
  const way = await addLink(page, "Export", "/export.csv");
  const download = page.waitForEvent("download");
  await way.click();
  expect((await download).suggestedFilename()).toBe("export.csv");
  expect(asked.filter(({ path }) => path === "/export.csv").map(({ method }) => method)).toEqual(["GET"]);
  await page.reload();
  await expect(tab.accounts.heading).toBeAttached();
  await expect(tab.leaveDialog.dialog).toBeHidden();
});
