// What protects the secret: the page's headers, where it is never stored, and which servers the page calls.

import { holds } from "../fixtures/secrets.ts";
import { expect, test } from "../fixtures/test.ts";
import { placesOf } from "../fixtures/traces.ts";

test("the page has the strict headers", async ({ page, tab }) => {
  for (const address of [tab.address(), tab.address("new"), "/standalone/"]) {
    const answer = await page.goto(address);
    const headers = answer?.headers() ?? {};
    const policy = new Map(
      (headers["content-security-policy"] ?? "").split(";").map((directive) => {
        const [name = "", ...values] = directive.trim().split(/\s+/);
        return [name, values.join(" ")];
      }),
    );
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'none'",
      "script-src": "'self' 'wasm-unsafe-eval'",
      "style-src": "'self'",
      "connect-src": "'self'",
      "require-trusted-types-for": "'script'",
      "trusted-types": "'none'",
      "base-uri": "'none'",
      "object-src": "'none'",
      "frame-ancestors": "'none'",
    });
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    });
  }
});

test("files with a hash in their name are kept for ever, the entry is asked for each time", async ({ page, tab }) => {
  const kept = new Map<string, string>();
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname.split("/").pop() ?? "";
    kept.set(name, response.headers()["cache-control"] ?? "");
  });
  await tab.open();
  const hashed = [...kept].filter(([name]) => /^api-management-[0-9a-f]{16}(_bg)?\.(js|wasm|css)$/.test(name));
  expect(hashed).toHaveLength(3);
  for (const [, cache] of hashed) expect(cache).toBe("public, max-age=31536000, immutable");
  expect(kept.get("api-management.js")).toBe("no-cache");
});

test("the secret goes nowhere: no storage, cookie, address, console or request holds it", async ({
  page,
  context,
  tab,
  workbench,
  mishaps,
}) => {
  await context.grantPermissions(["clipboard-write"]);
  const origins = new Set<string>();
  const sent: string[] = [];
  context.on("request", (request) => {
    origins.add(new URL(request.url()).origin);
    sent.push(request.url(), request.postData() ?? "", JSON.stringify(request.headers()));
  });
  await tab.open();
  await tab.accounts.add.click();
  await tab.createForm.fill("Fleet desk", "somebody@example.com");
  await tab.createForm.submit.click();
  const { secret, apiKey } = await tab.credentials.read();
  await tab.credentials.show.click();
  expect(await placesOf(page, secret)).toEqual(["text"]);
  await tab.credentials.copyAll.click();
  await tab.hears(/copied\.$/);
  await tab.credentials.done.click();
  await expect(tab.account.heading("Fleet desk")).toBeVisible();
  await tab.accounts.account("Emissions desk").click();
  await expect(tab.account.heading("Emissions desk")).toBeVisible();

  expect(await placesOf(page, secret)).toEqual([]);
  expect(await placesOf(page, apiKey)).toEqual([]);
  for (const text of [...sent, ...mishaps.console()]) {
    expect(holds(text, secret), "whether it holds the secret").toBe(false);
    expect(holds(text, apiKey), "whether it holds the secret").toBe(false);
  }
  expect([...origins]).toEqual([workbench.origin]);
});

test("the session cookie is out of reach for scripts and other sites", async ({ context, tab }) => {
  await tab.open();
  const cookies = await context.cookies();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
});

test("the shown secret is marked for session recorders to leave out", async ({ tab }) => {
  await tab.createAccount("Fleet desk");
  await tab.credentials.show.click();
  for (const [attribute, value] of [
    ["data-dd-privacy", "hidden"],
    ["data-clarity-mask", "true"],
    ["data-hj-suppress", ""],
    ["class", /\brr-block\b/],
  ] as const) {
    await expect(tab.credentials.secret.value).toHaveAttribute(attribute, value);
  }
});
