// What the JSX types for React accept and refuse. Only the compiler reads this file; it is never
// run.

import type { ApiManagementElement } from "api-management";
import { createRef } from "react";

const ref = createRef<ApiManagementElement>();

export const whole = (
  <dwb-api-management
    key="tab"
    ref={ref}
    id="tab"
    className="wide"
    style={{ colorScheme: "light" }}
    workspace-id="3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
    api-base="/api/v2"
    portal-base="/"
    base-path="#/ws/1"
    token-url="/token"
    locale="nb-NO"
    getAccessToken={() => Promise.resolve("token")}
    ondwb-ready={(event) => event.detail satisfies null}
    ondwb-navigate={(event) => event.detail.path satisfies string}
    ondwb-unauthorized={(event) => event.detail satisfies null}
    ondwb-account-created={(event) => [event.detail.id, event.detail.name] satisfies string[]}
    ondwb-account-updated={({ detail }) => detail.id satisfies string}
    ondwb-account-removed={({ detail }) => detail.id satisfies string}
    ondwb-secret-regenerated={({ detail }) => detail.id satisfies string}
    ondwb-error={({ detail }) => [detail.status satisfies number, detail.traceId satisfies string | null]}
  />
);

export const least = <dwb-api-management workspace-id="1" api-base="/api" />;

// @ts-expect-error: the workspace is missing.
export const nowhere = <dwb-api-management api-base="/api" />;

// @ts-expect-error: the gateway is missing.
export const alone = <dwb-api-management workspace-id="1" />;

// @ts-expect-error: an attribute is a string.
export const numbered = <dwb-api-management workspace-id={1} api-base="/api" />;

// @ts-expect-error: a token is a promise of a string.
export const impatient = <dwb-api-management workspace-id="1" api-base="/api" getAccessToken={() => 1} />;

// @ts-expect-error: there is no such member in the detail.
export const curious = <dwb-api-management workspace-id="1" api-base="/api" ondwb-navigate={(e) => e.detail.id} />;

// @ts-expect-error: the ref has the type of another element.
export const confused = <dwb-api-management workspace-id="1" api-base="/api" ref={createRef<HTMLInputElement>()} />;

// @ts-expect-error: the element's name is misspelt.
export const unknown = <dwb-api-managment workspace-id="1" api-base="/api" />;
