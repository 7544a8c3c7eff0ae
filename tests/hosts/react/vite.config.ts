// A plain build. The polyfill would be the one script that no page under a strict policy wants.

import { defineConfig } from "vite";

export default defineConfig({
  build: { assetsDir: "app", modulePreload: { polyfill: false } },
});
