// What the declarations in src/embed/api-management.d.ts accept and refuse in a host without React.
// Only the compiler reads this file; it is never run.

import type {
  ApiManagementAttributes,
  ApiManagementElement,
  ApiManagementEventMap,
  ErrorDetail,
  NavigateDetail,
  ServiceAccountDetail,
} from "../../../src/embed/api-management.d.ts";

export async function everyMember(): Promise<void> {
  const element: ApiManagementElement = document.createElement("dwb-api-management");
  const found: ApiManagementElement | null = document.querySelector("dwb-api-management");
  document.body.append(found ?? element);

  const attributes: Required<ApiManagementAttributes> = {
    "workspace-id": "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10",
    "api-base": "/api/v2",
    "portal-base": "/",
    "base-path": "/ws/1/apiManagement",
    "token-url": "/token",
    locale: "nb-NO",
  };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);

  element.getAccessToken = async () => "token";
  element.getAccessToken = undefined;
  // @ts-expect-error: a token is a promise.
  element.getAccessToken = () => "token";
  // @ts-expect-error: a token is a string.
  element.getAccessToken = async () => 1;

  const unsaved: boolean = element.hasUnsavedWork;
  // @ts-expect-error: the property is read only.
  element.hasUnsavedWork = !unsaved;

  const leave: boolean = await element.confirmLeave();
  // @ts-expect-error: the answer is a promise.
  const atOnce: boolean = element.confirmLeave();
  // @ts-expect-error: it takes no argument.
  await element.confirmLeave(leave || atOnce);
  // @ts-expect-error: there is no such member.
  element.workspaceId = "1";
}

export function everyEvent(element: ApiManagementElement): void {
  element.addEventListener("dwb-ready", (event) => event.detail satisfies null);
  element.addEventListener("dwb-navigate", (event) => event.detail satisfies NavigateDetail);
  element.addEventListener("dwb-unauthorized", (event) => event.detail satisfies null);
  element.addEventListener("dwb-account-created", (event) => event.detail satisfies ServiceAccountDetail);
  element.addEventListener("dwb-account-updated", (event) => event.detail satisfies ServiceAccountDetail);
  element.addEventListener("dwb-account-removed", (event) => event.detail satisfies ServiceAccountDetail);
  element.addEventListener("dwb-secret-regenerated", (event) => event.detail satisfies ServiceAccountDetail);
  element.addEventListener("dwb-error", (event) => event.detail satisfies ErrorDetail);
  element.addEventListener("click", (event) => event.clientX satisfies number, { once: true });
  element.addEventListener("host-own", (event) => event.type);

  const listener = (event: ApiManagementEventMap["dwb-error"]) => event.detail.traceId satisfies string | null;
  document.addEventListener("dwb-error", listener);
  document.removeEventListener("dwb-error", listener);
  element.addEventListener("dwb-error", listener);
  element.removeEventListener("dwb-error", listener);

  // @ts-expect-error: no event holds a secret.
  element.addEventListener("dwb-account-created", (event) => event.detail.secret);
  // @ts-expect-error: details are read only.
  element.addEventListener("dwb-navigate", (event) => (event.detail.path = "/"));
  // @ts-expect-error: this event has no detail.
  element.addEventListener("dwb-ready", (event) => event.detail.path);
}
