// How the browser tests run: the system's browsers, two at a time; each failure is reported at once.

import { defineConfig, type LaunchOptions } from "@playwright/test";

// The pages show secrets, so nothing of them is kept, not even a page snapshot after a failure. Set
// it to "" to see the snapshot while working on a test.
process.env.PLAYWRIGHT_NO_COPY_PROMPT ??= "1";

export const CHROMIUM: LaunchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** The same engine without its windows, so that each test costs less. */
const HEADLESS: LaunchOptions = {
  ...CHROMIUM,
  executablePath: process.env.HEADLESS_CHROMIUM ?? "/usr/bin/chromium-headless-shell",
};

export default defineConfig({
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  // A test that fails now and then is a defect of the product or of the test, to be fixed there.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    actionTimeout: 10_000,
    trace: "off",
    video: "off",
    screenshot: "off",
  },
  projects: [
    {
      name: "specs",
      testMatch: "specs/**/*.spec.ts",
      use: { launchOptions: HEADLESS },
    },
    {
      name: "chromium",
      testMatch: "engines/*.spec.ts",
      use: { launchOptions: CHROMIUM },
    },
    {
      name: "firefox",
      testMatch: ["engines/*.spec.ts", "engines/navigation-api/*.spec.ts"],
      use: {
        browserName: "firefox",
        // Over WebDriver BiDi, which an unchanged Firefox speaks.
        channel: "moz-firefox",
        launchOptions: { executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" },
      },
    },
    {
      name: "webkit",
      testMatch: ["engines/*.spec.ts", "engines/webkit/*.spec.ts"],
      use: { browserName: "webkit" },
    },
  ],
});
