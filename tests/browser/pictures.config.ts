// How the pictures are made: in Chromium, one after another, since all use the same port.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

const specs = tests.projects?.find(({ name }) => name === "specs");

export default defineConfig({
  ...tests,
  workers: 1,
  reporter: "list",
  projects: [
    {
      ...specs,
      testMatch: "pictures/*.spec.ts",
      use: { ...specs?.use, viewport: { width: 1280, height: 800 } },
    },
  ],
});
