// A plain build. Without the polyfill, since its inline script would violate a strict policy.

import { defineConfig } from "vite";

export default defineConfig({
  build: { assetsDir: "app", modulePreload: { polyfill: false } },
});
