// The fault matrix: the expected outcome of every fault in every operation. One row for each fault, one
// column for each operation; `specs/faults/matrix.spec.ts` makes a test of each cell.

/**
 * Outcomes with a message, and the message. In all of them nothing typed is lost, and the next step that
 * the tab offers (such as Retry) works.
 */
export const SAID: Record<string, RegExp> = {
  away: /Data Workbench cannot be reached\. Check your connection, then try again\./,
  late: /Data Workbench did not answer in time\. Try again\./,
  odd: /Data Workbench sent an answer that cannot be read\. Try again/,
  no: /Data Workbench did not accept this\. Correct what it names, then try again\./,
  stop: /Data Workbench, or something on the way to it, refused this call\. Try again/,
  key: /Data Workbench took this for another request\. Try again\./,
  over: /Your session has ended\. Sign in again/i,
  denied: /You are not allowed to do this\. Ask an administrator of the workspace\./,
  "404": /“Not found” \(404\) was the answer, perhaps from something on the way/,
  gone: /This service account does not exist any more/,
  block: /Something on the way to Data Workbench stopped this call\./,
  etag: /its version \(ETag\) is altered on the way/,
  changed: /(Somebody else|.+) changed this service account in the meantime/,
  much: /This is too much at once\. If data sets are selected manually, choose fewer, or grant all/,
  wait: /Too many requests at once\. Try again in /,
  busy: /Data Workbench is busy\. Try again in /,
  down: /Data Workbench is not available at the moment\. Try again in a minute/,
  wrong: /Something went wrong in Data Workbench\. Try again/,
  part: /The list could not be read completely/,
  still: /The service account was not removed: it is still there\. Try again\./,
  // Of the files of the bundle.
  lost: /could not be reached: check your connection, then try again\./,
  new: /The tab was updated: copy the credentials, if shown, then reload the page\./,
  code: /The server answered \d+: try again\./,
  hash: /It was altered on its way\. Reload the page/,
};

/** Outcomes without an error message. */
export type Outcome =
  /** It works as if there were no fault. */
  | "fine"
  /** The readable rows are shown, and the other row says that it could not be read. */
  | "rows"
  /** The rows that arrived are shown, and no placeholder stays for rows that do not exist. */
  | "rough"
  /** All rows can be reached, but only a few are in the document. */
  | "many"
  /** The reason is shown at the field that it names. */
  | "field"
  /** The tab says that Data Workbench asks for a pause, waits, and goes on by itself. */
  | "pause"
  /** No message: the tab reads the role again later. */
  | "quiet";

/** Combinations that cannot occur, and why. */
export const NONE: Record<string, string> = {
  "-a": "the contract says so of one account only, and this call names none",
  "-f": "the call sends no fields of a form",
  "-v": "the call names no version",
  "-r": "the answer has no rows",
  "-n": "the answer has no count and no total",
  "-e": "an empty answer, 204, is the right one",
  "-h": "a file is checked against its hash: whatever is altered in it is one fault, the other content",
};

export const OPERATIONS = [
  ...["list", "search", "account", "picker", "find", "all", "schemas", "tags", "role"],
  ...["create", "save", "renew", "remove", "generate", "files"],
] as const;

/** One line for each fault: its outcomes in the order of the operations. */
export const TABLE = `
                            list   search account picker find   all   schemas tags  role   create save   renew  remove generate files
refused                     away   away   away    away   away   away   away   away  quiet  away   away   away   still  lost     lost
cut before                  away   away   away    away   away   away   away   away  quiet  away   away   away   still  lost     lost
cut after                   away   away   away    away   away   away   away   away  quiet  away   away   away   fine   lost     lost
cut inside                  odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    fine   lost     lost
no answer                   late   late   late    late   late   late   late   late  quiet  late   late   late   still  lost     lost
half, then silence          late   late   late    late   late   late   late   late  quiet  late   late   late   fine   lost     lost
slow drip                   fine   fine   fine    fine   fine   fine   fine   fine  fine   fine   fine   fine   fine   fine     fine
400 with fields             stop   stop   stop    no     no     no     stop    stop  quiet field  field  stop   still  -f       -f
400                         stop   stop   stop    no     no     no     stop    stop  quiet no     no     stop   still  code     code
401                         over   over   over    over   over   over   over   over  quiet  over   over   over   over   code     code
403                         denied denied denied  denied denied denied denied denied quiet denied denied denied denied code     code
404 of the contract         -a     -a     gone    -a     -a     -a     -a     -a    -a     -a     gone   gone   gone   -a       -a
404 of a proxy              404    404    404     404    404    404    404    404   quiet  404    404    404    still  new      new
405                         block  block  block   block  block  block  block  block quiet  block  block  block  block  code     code
408                         late   late   late    late   late   late   late   late  quiet  late   late   late   still  code     code
409                         stop   stop   stop    no     no     no     stop    stop  quiet no     no     stop   still  code     code
412                         stop   stop   stop    stop   stop   stop   stop   stop  quiet  stop   etag   etag   etag   -v       -v
413                         stop   stop   stop    stop   stop   stop   stop   stop  quiet  much   much   stop   still  code     code
415                         block  block  block   block  block  block  block  block quiet  block  block  block  block  code     code
422                         stop   stop   stop    no     no     no     stop    stop  quiet key    no     key    still  code     code
451 of a proxy              stop   stop   stop    stop   stop   stop   stop   stop  quiet  stop   stop   stop   still  code     code
428                         block  block  block   block  block  block  block  block quiet  block  block  block  block  code     code
429 with seconds            wait   wait   wait    wait   wait   pause  wait   wait  quiet  wait   wait   wait   wait   code     code
429 with a date             wait   wait   wait    wait   wait   pause  wait   wait  quiet  wait   wait   wait   wait   code     code
429                         wait   wait   wait    wait   wait   pause  wait   wait  quiet  wait   wait   wait   wait   code     code
429 with less than nothing  wait   wait   wait    wait   wait   pause  wait   wait  quiet  wait   wait   wait   wait   code     code
500                         wrong  wrong  wrong   wrong  wrong  wrong  wrong  wrong quiet  wrong  wrong  wrong  still  code     code
502 of a proxy              down   down   down    down   down   down   down   down  quiet  down   down   down   still  code     code
503 with seconds            busy   busy   busy    busy   busy   pause  busy   busy  quiet  busy   busy   busy   still  code     code
503 with an hour            busy   busy   busy    busy   busy   busy   busy   busy  quiet  busy   busy   busy   still  code     code
503                         down   down   down    down   down   down   down   down  quiet  down   down   down   still  code     code
504                         down   down   down    down   down   down   down   down  quiet  down   down   down   still  code     code
empty body                  odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    -e     hash     hash
other content               odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    fine   hash     hash
half a document             odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    -e     -h       -h
another shape               odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    fine   -h       -h
one bad row                 rows   rows   rows    rows   rows   rows   rows   rows  -r     -r     fine   -r     -r     -h       -h
wrong types                 odd    odd    odd     odd    odd    odd    odd    odd   quiet  odd    odd    odd    -e     -h       -h
12.0                        fine   fine   fine    fine   fine   fine   -n     -n    -n     -n     fine   -n     -n     -h       -h
byte order mark             fine   fine   fine    fine   fine   fine   fine   fine  fine   fine   fine   fine   -e     -h       -h
lone surrogate              fine   fine   fine    fine   fine   fine   fine   fine  fine   fine   fine   fine   -e     -h       -h
unknown members             fine   fine   fine    fine   fine   fine   fine   fine  fine   fine   fine   fine   -e     -h       -h
sign-in page                over   over   over    over   over   over   over   over  quiet  over   over   over   over   over     over
total too large             rough  rough  -n      rough  rough  fine   -n     -n    -n     -n     -n     -n     -n     -h       -h
total too small             rough  rough  -n      rough  rough  fine   -n     -n    -n     -n     -n     -n     -n     -h       -h
100,000 rows in a page      many   many   -r      many   many   many   -r     -r    -r     -r     -r     -r     -r     -h       -h
`;

export interface Cell {
  fault: string;
  operation: (typeof OPERATIONS)[number];
  expected: string;
  /** The position in the table. */
  row: number;
  column: number;
}

export function cells(): Cell[] {
  const [head = "", ...rows] = TABLE.trim().split("\n");
  if (head.trim().split(/\s+/).join() !== OPERATIONS.join()) throw new Error("The head names other operations.");
  return rows.flatMap((line, row) => {
    const words = line.split(/\s+/);
    const expected = words.splice(-OPERATIONS.length);
    const fault = words.join(" ");
    return OPERATIONS.map((operation, column) => ({ fault, operation, expected: expected[column] ?? "", row, column }));
  });
}
