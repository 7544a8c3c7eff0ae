// Serves the two sites of the frame host: the outer page, and the page with the tab.

import { fileURLToPath } from "node:url";
import type { Elsewhere } from "../plain/server.ts";
import { type Handler, file, page, pathOf } from "../serve.ts";
import type { Session } from "../session.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

export function outerHost(inner: string): Handler {
  const policy = `default-src 'none'; style-src 'self'; frame-src ${inner}; base-uri 'none'; frame-ancestors 'none'`;
  return async (request) =>
    (await file(FOLDER, pathOf(request))) ?? page(FOLDER, "outer.html", { inner, policy });
}

export function innerHost(outer: string, elsewhere: Elsewhere, session: Session): Handler {
  const { bundle, gateway } = elsewhere;
  const calls = [...new Set([bundle, gateway].map((address) => new URL(address).origin))].join(" ");
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${new URL(bundle).origin} 'wasm-unsafe-eval'`,
    `connect-src 'self' ${calls}`,
    "base-uri 'none'",
    `frame-ancestors ${outer}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return async (request) => {
    if (pathOf(request) === "/token") return session.token();
    return (await file(FOLDER, pathOf(request))) ?? page(FOLDER, "inner.html", { ...elsewhere, policy });
  };
}
