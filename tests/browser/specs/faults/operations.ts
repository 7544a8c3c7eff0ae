// The operations of the matrix: for each, how a user gets there, does it, sees the failure, and goes on.

import { READING } from "./accounts.ts";
import { LOADING } from "./bundle.ts";
import type { Operation } from "./operation.ts";
import { PICKING } from "./picker.ts";
import { WRITING } from "./writes.ts";

const { role, ...accounts } = READING;

/** In the order of the table. */
export const OPERATION_OF: Record<string, Operation> = { ...accounts, ...PICKING, role, ...WRITING, ...LOADING };
