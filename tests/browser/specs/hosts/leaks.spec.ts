// Mounted and removed a thousand times, the element leaves nothing: no node, listener, timer,
// request in flight, and no growth of memory. Measured through the browser's debugging protocol.

import type { CDPSession, Page } from "@playwright/test";
import { ENTRY } from "../../fixtures/element.ts";
import { expect, test } from "../../fixtures/test.ts";
import { memoryPages, watchMemories } from "../../fixtures/wasm-memory.ts";
import { WORKSPACE } from "../../fixtures/workbench.ts";

/**
 * The first mounts load the program and fill caches; among these are the engine's notes in the heap about
 * each function, until all have run. Memory that later mounts leave behind is a leak.
 */
const FIRST = 600;
const ALL = 1_400;

/** Bytes of heap that a mount may leave: less than any object of a view that is kept. */
const NOISE_PER_MOUNT = 150;

interface Traces {
  nodes: number;
  listeners: number;
  timers: number;
  requests: number;
  heap: number;
  wasmPages: number;
}

test("a thousand mounts and unmounts leave nothing behind", async ({ page, tab, gateway }) => {
  test.setTimeout(300_000);
  await countTimers(page);
  await watchMemories(page.context());
  const underWay = requestsUnderWay(page);
  const browser = await page.context().newCDPSession(page);
  const { id } = await gateway.accountNamed("Fleet reporting");
  await page.goto(tab.address().replace(/apiManagement$/, "home"));
  await page.evaluate((entry) => import(entry), ENTRY);

  const measured = async (): Promise<Traces> => {
    await expect.poll(() => underWay.size, "requests in flight").toBe(0);
    return { ...(await traces(page, browser)), requests: underWay.size };
  };
  const before = await measured();
  await mount(page, FIRST, id);
  const early = await measured();
  await mount(page, ALL - FIRST, id);
  const late = await measured();

  // Not even the first mount may leave any of these, but for one node: the comment from which Leptos
  // clones all its place holders belongs to the program, not to a tab.
  expect.soft(late.nodes, "nodes").toBeLessThanOrEqual(before.nodes + 1);
  expect.soft(late.nodes, "nodes since the early mounts").toBeLessThanOrEqual(early.nodes);
  // Two belong to the program, which listens for its own panics once for all tabs.
  expect.soft(late.listeners, "listeners").toBeLessThanOrEqual(before.listeners + 2);
  expect.soft(late.listeners, "listeners since the early mounts").toBeLessThanOrEqual(early.listeners);
  expect.soft(late.timers, "timers").toBe(before.timers);
  // One page more depends on how the answers overlapped: it is 80 bytes for each mount.
  expect.soft(late.wasmPages, "pages of wasm memory").toBeLessThanOrEqual(early.wasmPages + 1);
  const growth = (late.heap - early.heap) / (ALL - FIRST);
  expect.soft(growth, "bytes of heap for each mount").toBeLessThan(NOISE_PER_MOUNT);
  expect(await page.evaluate(() => document.querySelectorAll("dwb-api-management").length)).toBe(0);
});

/**
 * Mounts and removes one element after the other. Most are removed at once. Of every ten, one is removed
 * only when its list is there, one on an account's page with a dialog open and a sample shown, and one with
 * a form that was filled in.
 */
async function mount(page: Page, times: number, account: string): Promise<void> {
  await page.evaluate(
    async ({ times, workspace, account }) => {
      const base = `/ws/${workspace}/apiManagement`;
      const start = location.pathname;
      for (let turn = 0; turn < times; turn++) {
        const element = document.createElement("dwb-api-management");
        element.setAttribute("workspace-id", workspace);
        element.setAttribute("api-base", "/veracity/dw/gateway/api/v2");
        element.setAttribute("base-path", base);
        const ready = new Promise((resolve) => element.addEventListener("dwb-ready", resolve, { once: true }));
        const place = { 3: `${base}/${account}`, 6: `${base}/new` }[turn % 10] ?? start;
        history.replaceState(null, "", place);
        document.body.append(element);
        await ready;
        if (turn % 10 === 0) await find(element, "li a");
        if (turn % 10 === 3) {
          (await find(element, ".sample button")).click();
          await find(element, ".sample code span");
          (await find(element, ".remove .button-danger")).click();
          await find(element, "dialog:modal");
        }
        if (turn % 10 === 6) {
          const name = (await find(element, "form input[type=text]")) as HTMLInputElement;
          name.value = "Fleet desk";
          name.dispatchEvent(new InputEvent("input", { bubbles: true }));
          while (!element.hasUnsavedWork) await new Promise(requestAnimationFrame);
        }
        element.remove();
        history.replaceState(null, "", start);
      }

      function find({ shadowRoot }: HTMLElement, what: string): Promise<HTMLElement> {
        return new Promise((resolve) => {
          const look = () => {
            const found = shadowRoot?.querySelector<HTMLElement>(what);
            if (!found) return;
            observer.disconnect();
            resolve(found);
          };
          const observer = new MutationObserver(look);
          if (shadowRoot) observer.observe(shadowRoot, { childList: true, subtree: true, attributes: true });
          look();
        });
      }
    },
    { times, workspace: WORKSPACE, account },
  );
}

async function traces(page: Page, browser: CDPSession): Promise<Omit<Traces, "requests">> {
  await browser.send("Performance.enable");
  // Twice: the first collection may free objects that were the last to hold others.
  for (let round = 0; round < 2; round++) await browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await browser.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  const timers = await page.evaluate(() => (window as unknown as { timersLeft: Set<number> }).timersLeft.size);
  return {
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    heap: metric("JSHeapUsedSize"),
    timers,
    wasmPages: await memoryPages(page),
  };
}

function requestsUnderWay(page: Page): Set<unknown> {
  const underWay = new Set<unknown>();
  page.on("request", (request) => underWay.add(request));
  page.on("requestfinished", (request) => underWay.delete(request));
  page.on("requestfailed", (request) => underWay.delete(request));
  return underWay;
}

/** Counts the timers and animation frames that were requested and have neither fired nor been cancelled. */
async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const left = new Set<number>();
    Object.assign(window, { timersLeft: left });
    const { setTimeout, clearTimeout, setInterval, clearInterval, requestAnimationFrame, cancelAnimationFrame } = window;
    const once =
      (ask: (act: (...given: unknown[]) => void, ...rest: unknown[]) => number) =>
      (act: unknown, ...rest: unknown[]) => {
        const id = ask((...given) => {
          left.delete(id);
          if (typeof act === "function") act(...given);
        }, ...rest);
        left.add(id);
        return id;
      };
    const off = (callOff: (id?: number) => void) => (id?: number) => {
      if (id !== undefined) left.delete(id);
      callOff(id);
    };
    Object.assign(window, {
      setTimeout: once(setTimeout.bind(window) as never),
      clearTimeout: off(clearTimeout.bind(window) as never),
      setInterval: (...given: Parameters<typeof setInterval>) => {
        const id = setInterval.apply(window, given) as unknown as number;
        left.add(id);
        return id;
      },
      clearInterval: off(clearInterval.bind(window) as never),
      requestAnimationFrame: once(requestAnimationFrame.bind(window) as never),
      cancelAnimationFrame: off(cancelAnimationFrame.bind(window) as never),
    });
  });
}
