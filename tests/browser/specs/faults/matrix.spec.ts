// Every operation with every fault: one test for each cell of the table in `table.ts`. The tab says what
// happened and what to do, nothing typed is lost, the offered next step (such as Retry) works, and nothing
// is done twice.

import { expect, test, type Line } from "../../fixtures/line.ts";
import type { Page } from "@playwright/test";
import { FAULTS, SPOKEN } from "./faults.ts";
import { type Desk, type Operation, TYPED } from "./operation.ts";
import { OPERATION_OF } from "./operations.ts";
import { type Cell, cells, NONE, OPERATIONS, SAID } from "./table.ts";

/** With `SOAK=1` every cell is tried; otherwise a quarter of them, with every operation and every fault. */
const isLong = process.env.SOAK === "1";
const ALL = cells().filter(({ expected }) => !(expected in NONE));
const inTurn = ALL.filter(({ row, column }) => (row + column) % 4 === 0);
const missed = [...new Set(ALL.map(({ fault }) => fault))].filter((fault) => !inTurn.some((cell) => cell.fault === fault));
const CHOSEN = isLong ? ALL : ALL.filter((cell) => inTurn.includes(cell) || missed.includes(cell.fault));

test("the table knows every fault and every outcome, and no operation and no fault is left out", () => {
  const known = new Set([...Object.keys(SAID), ...Object.keys(NONE), "fine", "rows", "rough", "many", "field", "pause", "quiet"]);
  expect(cells().filter(({ expected }) => !known.has(expected))).toEqual([]);
  expect([...new Set(cells().map(({ fault }) => fault))]).toEqual(Object.keys(FAULTS).sort(inTableOrder));
  expect(Object.keys(OPERATION_OF)).toEqual([...OPERATIONS]);
  expect(new Set(CHOSEN.map(({ operation }) => operation)).size).toBe(OPERATIONS.length);
  expect(new Set(CHOSEN.map(({ fault }) => fault)).size).toBe(Object.keys(FAULTS).length);
});

for (const cell of CHOSEN) {
  const operation = OPERATION_OF[cell.operation] as Operation;
  test.describe(() => {
    test.use({ role: operation.role ?? "administrator" });

    test(`${cell.operation}: ${cell.fault}: ${cell.expected}`, { tag: isLong ? "@soak" : [] }, async ({ page, tab, gateway, line, mishaps }) => {
      mishaps.allowFailedRequests();
      mishaps.allowRefusedFiles();
      await page.clock.install();
      await comesOut({ page, tab, gateway, line }, operation, cell);
    });
  });
}

async function comesOut(desk: Desk, operation: Operation, { fault: name, expected }: Cell): Promise<void> {
  const { page, tab, line } = desk;
  const fault = FAULTS[name]!;
  await operation.arrange(desk);
  line.spoil(operation.calls, fault.play);
  await operation.act(desk);
  const alert = operation.alert(tab);
  const said = SAID[expected];

  if (said) {
    const told = alert.filter({ hasText: said });
    const goneFor = expected === "gone" ? page.getByRole("heading", { name: said }) : told;
    await hasten(page, line, () => goneFor.isVisible());
    if (expected === "gone") return isGone(desk, operation);
    for (const words of fault.speaks && !["lost", "new", "code", "hash"].includes(expected) ? SPOKEN : []) {
      await expect(alert.filter({ hasText: words }).first()).toBeVisible();
    }
    if (fault.time && ["wait", "busy"].includes(expected)) await expect(told).toContainText(fault.time);
    if (fault.acts && operation.perhaps) await expect(operation.perhaps(tab)).toBeVisible();
    await operation.kept(desk);
  } else if (expected === "field") {
    await expect(operation.field!(tab)).toHaveAccessibleDescription(/Not this name\./);
    await operation.kept(desk);
  } else if (expected === "pause") {
    await hasten(page, line, () => operation.pause!(tab).isVisible());
    line.mend();
    await hasten(page, line, async () => (await operation.pause!(tab).count()) === 0);
    await operation.done(desk);
    return;
  } else if (expected === "quiet") {
    await expect.poll(() => line.count(operation.calls)).toBeGreaterThan(0);
    await operation.kept(desk);
    await expect(alert).toHaveCount(0);
  } else if (expected === "rows" || expected === "rough" || expected === "many") {
    await operation[expected]!(desk);
    await expect(alert).toHaveCount(0);
    await (operation.keptOddly ?? operation.kept)(desk);
    line.mend();
    await operation.afresh!(desk);
    await operation.done(desk);
    await operation.once?.(desk);
    return;
  } else {
    await operation.done(desk);
    await operation.once?.(desk);
    return;
  }

  line.mend();
  await operation.again(desk);
  const done = fault.acts && operation.doneBefore ? operation.doneBefore : operation.done;
  await done(desk);
  await operation.once?.(desk);
}

/** The account is said to be gone: why, what had been typed, and the way back, from where all can be done again. */
async function isGone(desk: Desk, operation: Operation): Promise<void> {
  const { page, tab, line } = desk;
  await expect(page.getByText("Somebody has removed it, or the address is wrong.")).toBeVisible();
  for (const words of operation.isWished ? [] : SPOKEN) await expect(page.getByText(words)).toBeVisible();
  const typed = page.getByRole("listitem").filter({ hasText: "Name: " }).filter({ hasText: TYPED });
  await expect(typed).toHaveCount(operation.tellsTyped ? 1 : 0);
  line.mend();
  await tab.account.back.click();
  await tab.accounts.counts("12 service accounts");
  await operation.arrange(desk);
  await operation.act(desk);
  await operation.done(desk);
  await operation.once?.(desk);
}

/** Moves the page's clock on until something is there, so that no test waits for a minute. */
async function hasten(page: Page, line: Line, isThere: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        if (await isThere()) return true;
        // Calls that will be answered get the time that they need. If a call is never answered, the
        // clock moves in longer steps.
        if (line.isIdle) await page.clock.fastForward(line.silent ? 10_000 : 1_000);
        return isThere();
      },
      { intervals: [10], timeout: 15_000 },
    )
    .toBe(true);
}

function inTableOrder(one: string, other: string): number {
  const order = [...new Set(cells().map(({ fault }) => fault))];
  return order.indexOf(one) - order.indexOf(other);
}
