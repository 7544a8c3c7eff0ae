// Every procedure of docs/guide.md, by its heading.

import { ACCESS } from "./access.ts";
import { ACCOUNTS } from "./accounts.ts";
import { CREDENTIALS } from "./credentials.ts";
import { REVIEW } from "./review.ts";
import type { Procedure } from "./walk.ts";

export const PROCEDURES: Record<string, Procedure> = { ...ACCOUNTS, ...ACCESS, ...CREDENTIALS, ...REVIEW };
