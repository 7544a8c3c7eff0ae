// Random users on the real tab. A walk that breaks an invariant is shortened as far as it still fails; the
// failure prints its seed and the remaining steps. `SEED=7` runs one walk alone; `SOAK=1` runs a thousand
// walks of fifty steps, and `WALKS` sets another number.

import type { Browser } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import type { Databases } from "../../fixtures/workbench.ts";
import type { Step } from "./steps.ts";
import { Broken, told, Walk } from "./walk.ts";

const isLong = process.env.SOAK === "1";
const STEPS = isLong ? 50 : 25;
const WALKS = Number(process.env.WALKS ?? (isLong ? 1_000 : 10));
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: WALKS }, (_, at) => at + 1);
/** How many shorter walks are tried after a failure. */
const TRIES = 12;

for (const seed of SEEDS) {
  test(`walk ${seed}`, { tag: isLong ? "@soak" : [] }, async ({ browser, databases }) => {
    test.setTimeout(600_000);
    const failure = await go(browser, databases, seed);
    if (!failure) return;
    const shortest = await shorten(failure, (steps) => go(browser, databases, seed, steps));
    expect(null, `Seed ${seed}: ${shortest.words}\nSteps:\n${told(shortest.steps)}`).not.toBeNull();
  });
}

interface Failure {
  words: string;
  steps: Step[];
}

/** Runs a random walk, or one with these steps; returns the failure, if any. */
async function go(browser: Browser, databases: Databases, seed: number, steps?: Step[]): Promise<Failure | undefined> {
  const walk = await Walk.start(browser, databases, seed);
  try {
    for (let at = 0; at < (steps?.length ?? STEPS); at++) {
      await walk.step(steps?.[at]);
      if (at % 10 === 9) await walk.checkAccess();
    }
    await walk.checkAccess();
    return undefined;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { words: error.message, steps: [...walk.taken] };
  } finally {
    await walk.end();
  }
}

/** Leaves out half of the steps, then quarters, and so on, and keeps each shorter walk that still fails. */
async function shorten(failure: Failure, again: (steps: Step[]) => Promise<Failure | undefined>): Promise<Failure> {
  let [shortest, tries] = [failure, 0];
  for (let size = Math.ceil(shortest.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < shortest.steps.length && tries < TRIES; ) {
      tries++;
      const fewer = [...shortest.steps.slice(0, from), ...shortest.steps.slice(from + size)];
      const failed = fewer.length ? await again(fewer) : undefined;
      if (failed) shortest = failed;
      else from += size;
    }
  }
  return shortest;
}
