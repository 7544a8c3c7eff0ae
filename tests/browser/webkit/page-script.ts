// Playwright's own script for pages: it finds elements by role and name, through shadow roots, and
// decides what an assertion asks for. Playwright brings it into the browsers that it drives itself;
// here it is brought into WebKit, so that the page objects and `expect` mean the same everywhere.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
// `@playwright/test` has its core below it.
const core = createRequire(require.resolve("@playwright/test")).resolve("playwright-core/lib/coreBundle");

const SOURCE = /"packages\/playwright-core\/src\/generated\/injectedScriptSource\.ts"\(\) \{\s*"use strict";\s*\w+ = ('(?:[^'\\]|\\.)*');/;

function source(): string {
  const literal = SOURCE.exec(readFileSync(core, "utf8"))?.[1];
  if (!literal) throw new Error("This version of Playwright has its script for pages elsewhere; see page-script.ts.");
  return new Function(`return ${literal}`)();
}

/** What a page said: messages, errors, and calls of bound functions. */
export type Heard =
  | { kind: "console"; type: string; text: string }
  | { kind: "error"; text: string }
  | { kind: "call"; name: string; argument: unknown };

/** What tests leave in a page: Playwright's script as `injected`, and what was `heard` since the last call. */
export const KIT = 'globalThis[Symbol.for("tests of the tab")]';

const OPTIONS = {
  isUnderTest: false,
  sdkLanguage: "javascript",
  frameSeq: 0,
  testIdAttributeName: "data-testid",
  stableRafCount: 2,
  browserName: "webkit",
  shouldPrependErrorPrefix: false,
  isUtilityWorld: false,
  customEngines: [],
};

/** The body of a function that leaves a kit in the page, and runs `scripts` there. */
export function installation(bound: string[], scripts: string[]): string {
  return `
    const module = {};
    ${source()}
    const heard = [];
    const injected = new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(OPTIONS)});
    ${KIT} = { injected, heard };
    for (const type of ["error", "warn"]) {
      const say = console[type];
      console[type] = (...words) => {
        heard.push({ kind: "console", type: type === "warn" ? "warning" : type, text: words.map(String).join(" ") });
        say.apply(console, words);
      };
    }
    addEventListener("error", ({ message }) => heard.push({ kind: "error", text: String(message) }));
    addEventListener("unhandledrejection", ({ reason }) => heard.push({ kind: "error", text: String(reason) }));
    for (const name of ${JSON.stringify(bound)}) {
      globalThis[name] = (argument) => heard.push({ kind: "call", name, argument });
    }
    ${scripts.join("\n")}
  `;
}
