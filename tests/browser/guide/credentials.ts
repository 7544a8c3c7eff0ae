// The guide's procedures about secrets, credentials, sample code and descriptions. No secret is ever shown.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { CALLS, loseAnswers } from "../fixtures/answers.ts";
import { allowClipboard } from "../fixtures/clipboard.ts";
import type { Procedure } from "./walk.ts";

/** A window that has a long part of a page whole. */
const TALL = { width: 1280, height: 1200 };

export const CREDENTIALS: Record<string, Procedure> = {
  "To renew a secret in time": async ({ tab, gateway, look, picture }) => {
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await tab.account.regenerate.click();
    await expect(tab.regenerateDialog.dialog).toBeVisible();
    await picture();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.credentials.heading("Power BI refresh")).toBeVisible();
    await expect(tab.account.firstCall).toBeVisible();
    await look();
  },

  "To block an account": async ({ tab, gateway, look, picture }) => {
    await tab.open((await gateway.accountNamed("Power BI refresh")).id);
    await expect(tab.account.regenerate).toBeVisible();
    await look();
    await tab.account.block.click();
    await expect(tab.blockDialog.dialog.getByRole("link", { name: /^About SAS addresses/ })).toBeVisible();
    await picture();
  },

  "To hand the credentials to a program": async ({ page, tab, gateway, look, picture }) => {
    await page.setViewportSize(TALL);
    await tab.open((await gateway.accountNamed("Data lake export")).id);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await picture(tab.credentials.heading("Data lake export"), tab.files.section);
    await tab.credentials.done.click();
    await expect(tab.leaveDialog.dialog).toBeVisible();
    await look();
  },

  "To tell the contact person what a program needs": async ({ page, tab, gateway, look, picture }) => {
    await allowClipboard(page.context());
    await tab.open((await gateway.accountNamed("Data lake export")).id);
    await expect(tab.files.message).toBeVisible();
    await look();
    await tab.files.message.click();
    await tab.hears("Message copied.");
    await picture(tab.files.section);
  },

  "To get sample code in another language": async ({ page, tab, gateway, look, picture }) => {
    await page.setViewportSize(TALL);
    const { id } = await gateway.accountNamed("Data lake export");
    await tab.open(id);
    await tab.sample.generate.click();
    await tab.sample.choose("curl");
    await expect(tab.sample.code).toContainText("#!/bin/sh");
    await picture(tab.sample.section);
    await tab.account.regenerate.click();
    await tab.regenerateDialog.confirm.click();
    await tab.sample.generate.click();
    await expect(tab.sample.withSecret).toBeVisible();
    await look();
  },

  "To get a new secret when the old one is lost": async ({ page, tab, mishaps, look, picture }) => {
    mishaps.allowFailedRequests();
    await loseAnswers(page, "POST", CALLS.create, 1);
    await tab.open("new");
    await tab.createForm.fill("Port agency portal", "port.agency@example.com");
    await tab.createForm.submit.click();
    await expect(tab.alert.filter({ hasText: "its answer got lost" })).toBeVisible();
    await picture();
    await tab.account.regenerate.click();
    await expect(tab.regenerateDialog.dialog).toBeVisible();
    await look();
    await tab.regenerateDialog.confirm.click();
    await expect(tab.credentials.heading("Port agency portal")).toBeVisible();
    await look();
  },

  "To keep the description of an account": async ({ tab, gateway, picture }) => {
    await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
    await tab.account.remove.click();
    await expect(tab.removeDialog.dialog).toBeVisible();
    await picture();
  },

  "To create an account from a description": async ({ page, tab, gateway, look, picture }) => {
    await page.setViewportSize(TALL);
    await tab.open((await gateway.accountNamed("EU ETS settlement")).id);
    await tab.account.remove.click();
    const download = page.waitForEvent("download");
    await tab.removeDialog.dialog.getByRole("button", { name: "Save description (JSON)" }).click();
    const buffer = await readFile(await (await download).path());
    await tab.removeDialog.cancel.click();
    await tab.accounts.add.click();
    const field = page.getByLabel("Fill the form from a saved description (JSON)");
    await field.setInputFiles({ name: "EU-ETS-settlement_description.json", mimeType: "application/json", buffer });
    await expect(tab.createForm.name).toHaveValue("EU ETS settlement");
    await look();
    await tab.createForm.name.fill("EU ETS settlement, 2027");
    await expect(tab.createForm.access.rows).toHaveCount(6);
    await picture(tab.createForm.heading, tab.createForm.form, field.locator("xpath=ancestor::label"));
  },
};
