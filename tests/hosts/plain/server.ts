// Serves the plain host: its pages with a policy that allows each script by nonce, the tab from
// another origin, and the tokens from the portal's own backend.

import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Handler, file, page, pathOf } from "../serve.ts";
import type { Session } from "../session.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Addresses of what the host does not serve itself; all absolute. */
export interface Elsewhere {
  /** The folder of the bundle, without a slash at the end. */
  bundle: string;
  gateway: string;
  token: string;
  workspace: string;
}

export function plainHost(elsewhere: Elsewhere, session: Session): Handler {
  return async (request) => {
    const path = pathOf(request);
    if (path === "/token") return session.token();
    if (path === "/sign-in") return session.signIn();
    if (path === "/report.txt") return { body: "A report." };
    if (path === "/help") return file(FOLDER, "help.html");
    const asset = await file(FOLDER, path);
    if (asset) return asset;
    const nonce = randomBytes(16).toString("base64");
    return page(FOLDER, "index.html", { ...elsewhere, nonce, policy: policy(nonce, elsewhere) });
  };
}

/** Allows only what is listed here, no HTML from strings, and no script without the nonce. */
function policy(nonce: string, { bundle, gateway }: Elsewhere): string {
  const calls = [...new Set([bundle, gateway].map((address) => new URL(address).origin))];
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self' ${calls.join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}
