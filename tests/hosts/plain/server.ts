// Serves the plain host: its pages under a policy that names each script, the tab from another
// origin, and the tokens from the portal's own backend.

import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { type Handler, file, page, pathOf } from "../serve.ts";
import type { Session } from "../session.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Where the host finds what it does not serve itself; all absolute. */
export interface Elsewhere {
  /** The folder of the bundle, without a slash at its end. */
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

/** Nothing but what is named here, no HTML from strings, and no script that the server has not signed. */
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
