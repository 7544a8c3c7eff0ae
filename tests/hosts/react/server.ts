// Serves the React host: the built files, `index.html` for every address of the portal, and the
// Workbench at the same origin, so that its cookie is sent with every request.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Handler, file, pathOf, passOn } from "../serve.ts";

/** The paths that the Workbench answers: gateway, token endpoint, sign-in and the tab's bundle. */
const WORKBENCH = /^\/(veracity\/|dnvglb2cprod\.onmicrosoft\.com\/|sign-in$|assets\/api-management\/)/;

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** `folder` is Vite's output. */
export function reactHost(folder: string, workbench: string): Handler {
  return async (request, response) => {
    const address = pathOf(request);
    if (WORKBENCH.test(address)) return passOn(workbench, request, response);
    const asset = address.startsWith("/app/") ? await file(folder, address) : undefined;
    if (asset) return asset;
    const body = await readFile(path.join(folder, "index.html"));
    return { headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY }, body };
  };
}
