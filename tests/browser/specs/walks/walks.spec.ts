// Random users on the real tab. `SEED=7` runs one walk alone; `SOAK=1` runs a thousand walks of fifty steps,
// and `WALKS` and `FIRST` set other numbers.
//
// A walk that breaks an invariant is shortened: it is taken again without one half of its steps, without the
// other half, without each quarter, and so on down to single steps, and whatever still fails is kept. The
// failure prints the seed and the steps that remain.

import type { Browser } from "@playwright/test";
import { expect, test } from "../../fixtures/test.ts";
import type { Databases } from "../../fixtures/workbench.ts";
import { inWords, type Step } from "./steps.ts";
import { Broken, Walk } from "./walk.ts";

const isLong = process.env.SOAK === "1";
const STEPS = isLong ? 50 : 25;
const WALKS = Number(process.env.WALKS ?? (isLong ? 1_000 : 10));
const FIRST = Number(process.env.FIRST ?? 1);
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: WALKS }, (_, at) => FIRST + at);
/** How many shorter walks are tried after a failure. */
const TRIES = 40;

/** The kinds of pages whose accessibility this process has checked. */
const seen = new Set<string>();

for (const seed of SEEDS) {
  test(`walk ${seed}`, { tag: isLong ? "@soak" : [] }, async ({ browser, databases }) => {
    test.setTimeout(900_000);
    const failure = await go(browser, databases, seed);
    if (!failure) return;
    const shortest = await shorten(failure, (steps) => go(browser, databases, seed, steps));
    const steps = shortest.steps.map((step, at) => `  ${at + 1}. ${inWords(step)}`).join("\n");
    expect(null, `Seed ${seed}: ${shortest.words}\nSteps:\n${steps}`).not.toBeNull();
  });
}

interface Failure {
  words: string;
  steps: Step[];
}

/** Runs a random walk, or one with these steps; returns the failure, if any. */
async function go(browser: Browser, databases: Databases, seed: number, steps?: Step[]): Promise<Failure | undefined> {
  // A shorter walk checks everything again: the page that failed is known by now.
  const walk = await Walk.start(browser, databases, seed, steps ? new Set() : seen);
  try {
    for (let at = 0; at < (steps?.length ?? STEPS); at++) await walk.step(steps?.[at]);
    return undefined;
  } catch (error) {
    // Also a step that could not be taken to its end.
    return { words: error instanceof Broken ? error.message : String(error), steps: [...walk.taken] };
  } finally {
    await walk.end();
  }
}

const firstLine = ({ words }: Failure): string => words.split("\n", 1)[0] ?? "";

/** Leaves out half of the steps, then quarters, and so on, and keeps each shorter walk that still fails. */
async function shorten(failure: Failure, again: (steps: Step[]) => Promise<Failure | undefined>): Promise<Failure> {
  let [shortest, tries] = [failure, 0];
  for (let size = Math.ceil(shortest.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < shortest.steps.length && tries < TRIES; ) {
      tries++;
      const fewer = [...shortest.steps.slice(0, from), ...shortest.steps.slice(from + size)];
      const failed = fewer.length ? await again(fewer) : undefined;
      // Another fault on the way there is not this one.
      if (failed && firstLine(failed) === firstLine(failure)) shortest = failed;
      else from += size;
    }
  }
  return shortest;
}
