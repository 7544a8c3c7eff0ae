// The faults of the matrix: how each is made, and what the tab must say about it beside the table's words.

import { problem, proxyPage, TRACE_ID } from "../../fixtures/answers.ts";
import {
  changed,
  cutAfter,
  cutBefore,
  drip,
  halfAndCut,
  halfAndSilence,
  instead,
  refused,
  silence,
  withBytes,
  withEachObject,
  withJson,
} from "../../fixtures/plays.ts";
import type { Play } from "../../fixtures/line.ts";

type Json = any;

export interface Fault {
  play: Play;
  /** The backend has done the work although the call failed. */
  acts?: boolean;
  /** The answer has a reason and a trace id, which the user must see. */
  speaks?: boolean;
  /** The words about the time to wait. */
  time?: RegExp;
}

const WORDS = "The server’s own words.";
/** The parts of such an answer that the user must see. */
export const SPOKEN = [WORDS, TRACE_ID];

const refusal = (status: number, members: object = {}, headers: Record<string, string> = {}): Fault => {
  const { contentType, body } = problem(status, { detail: WORDS, ...members });
  return { play: instead(status, { "content-type": contentType, ...headers }, body), speaks: true };
};

const page = (status: number): Fault => {
  const { contentType, body } = proxyPage(status);
  return { play: instead(status, { "content-type": contentType }, body) };
};

const waiting = (status: number, seconds: string, time: RegExp): Fault => ({
  ...refusal(status, {}, { "retry-after": seconds }),
  time,
});

/** The backend has done the work, but its answer is not as it should be. */
const answer = (play: Play): Fault => ({ play, acts: true });

const html = proxyPage(200);

/** Changes the rows of a list, wherever they are in the answer. */
const rows = (change: (rows: Json[]) => Json[]): Play =>
  withJson((body) => {
    if (Array.isArray(body)) return change(body);
    if (body.result) return { ...body, result: change(body.result) };
    const { access } = body;
    return access?.dataSets ? { ...body, access: { ...access, dataSets: change(access.dataSets) } } : body;
  });

/** The last rows that the backend really sent. */
let seen: Json[] = [];

const total = (more: number): Play => withJson((body) => ({ ...body, totalCount: body.totalCount + more }));

export const FAULTS: Record<string, Fault> = {
  refused: { play: refused },
  "cut before": { play: cutBefore },
  "cut after": { play: cutAfter, acts: true },
  "cut inside": { play: halfAndCut, acts: true },
  "no answer": { play: silence },
  "half, then silence": { play: halfAndSilence, acts: true },
  "slow drip": { play: drip },
  "400 with fields": refusal(400, { errors: { Name: ["Not this name."] } }),
  "400": refusal(400),
  "401": refusal(401),
  "403": refusal(403),
  "404 of the contract": refusal(404, { type: "urn:dwb:problem:service-account-not-found" }),
  "404 of a proxy": page(404),
  "405": refusal(405),
  "408": refusal(408),
  "409": refusal(409, { type: "https://example.com/problems/frozen" }),
  "412": refusal(412),
  "413": page(413),
  "415": refusal(415),
  "422": refusal(422),
  "451 of a proxy": page(451),
  "428": refusal(428),
  "429 with seconds": waiting(429, "7", /in 7 seconds\./),
  "429 with a date": {
    speaks: true,
    time: /in (39|40|41) seconds\./,
    play: (exchange) => {
      const date = new Date(Date.now() + 40_000).toUTCString();
      return refusal(429, {}, { "retry-after": date }).play(exchange);
    },
  },
  "429": { ...refusal(429), time: /in a minute\./ },
  "429 with less than nothing": waiting(429, "-5", /in 1 second\./),
  "500": refusal(500),
  "502 of a proxy": page(502),
  "503 with seconds": waiting(503, "3", /in 3 seconds\./),
  "503 with an hour": waiting(503, "3561", /in 60 minutes\./),
  "503": refusal(503),
  "504": page(504),
  "empty body": answer(withBytes(() => "")),
  "other content": answer(
    changed((told) => ({ status: 200, headers: { ...told.headers, "content-type": html.contentType }, body: html.body })),
  ),
  "half a document": answer(withBytes((body) => body.subarray(0, body.length / 2))),
  "another shape": answer(withBytes(() => '{"data":[{"value":1}]}')),
  "one bad row": answer(rows((all) => all.map((row, at) => (at === 1 ? { ...row, id: 7, name: 7, key: 7 } : row)))),
  "wrong types": answer(
    withEachObject((object) =>
      Object.fromEntries(Object.entries(object).map(([name, value]) => [name, typeof value === "string" ? 7 : value])),
    ),
  ),
  "12.0": answer(withBytes((body) => String(body).replace(/(":\d+)(?=[,}])/g, "$1.0"))),
  "byte order mark": answer(withBytes((body) => "\ufeff" + String(body))),
  "lone surrogate": answer(withBytes((body) => String(body).replace(/"(name|key)":"/, '"$1":"\\ud800'))),
  "unknown members": answer(
    withEachObject((object) => ({ ...object, "@new": { deep: [1, null, "x"] }, "": [], __proto__2: true })),
  ),
  "sign-in page": { play: instead(302, { location: "/sign-in?as=administrator" }, "") },
  "total too large": answer(total(5)),
  "total too small": answer(total(-1)),
  "100,000 rows in a page": answer(
    withJson((body) => {
      // A page far beyond the real ones has no rows of its own.
      if (body.result.length) seen = body.result;
      return {
        ...body,
        totalCount: 100_000,
        result: Array.from({ length: 100_000 }, (_, at) => ({
          ...seen[at % seen.length],
          id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
        })),
      };
    }),
  ),
};
