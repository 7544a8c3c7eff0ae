// The types of the custom element dwb-api-management, for hosts written in TypeScript. The file is
// next to api-management.js; docs/embedding.md explains each member.

/** The attributes, as written in markup. */
export interface ApiManagementAttributes {
  /** UUID of the workspace. Required. */
  "workspace-id": string;
  /**
   * The gateway's address, `https://…/api/v2`, without user, query or fragment; a relative address
   * is resolved against the page's. Required.
   */
  "api-base": string;
  /** Where the portal's own pages are; default: the page's origin. */
  "portal-base"?: string | undefined;
  /**
   * The path below which the tab's own addresses are: `/ws/1/apiManagement`, or
   * `#/ws/1/apiManagement` for a host that routes in the fragment; default: the root.
   */
  "base-path"?: string | undefined;
  /** The token endpoint that the sample scripts call; default: Microsoft's. */
  "token-url"?: string | undefined;
  /** A BCP 47 language tag, for dates and numbers; default: `en-GB`. */
  locale?: string | undefined;
}

/** The service account that an event is about. */
export interface ServiceAccountDetail {
  /** UUID of the account. */
  readonly id: string;
  readonly name: string;
}

export interface NavigateDetail {
  /** The path in the address bar; `#/…` if the host routes in the fragment. */
  readonly path: string;
}

export interface ErrorDetail {
  /** The HTTP status of the answer; 0 if there was no answer. */
  readonly status: number;
  /** Identifies the request in the backend's logs. */
  readonly traceId: string | null;
}

/** The element's own events. All bubble, leave shadow roots and cannot be canceled. */
export interface ApiManagementEventMap {
  /** The tab is mounted. */
  "dwb-ready": CustomEvent<null>;
  /** The tab has changed the address. */
  "dwb-navigate": CustomEvent<NavigateDetail>;
  /** The session is over: a request was answered 401 or with a redirect, or there was no token. */
  "dwb-unauthorized": CustomEvent<null>;
  "dwb-account-created": CustomEvent<ServiceAccountDetail>;
  "dwb-account-updated": CustomEvent<ServiceAccountDetail>;
  "dwb-account-removed": CustomEvent<ServiceAccountDetail>;
  "dwb-secret-regenerated": CustomEvent<ServiceAccountDetail>;
  /** A request failed, except where the session is over, or the tab's own program did. */
  "dwb-error": CustomEvent<ErrorDetail>;
}

export interface ApiManagementElement extends HTMLElement {
  /**
   * Called before each request, which is then sent with `Authorization: Bearer …`, and once more
   * after a 401. Without it requests are sent with the page's cookies.
   */
  getAccessToken: (() => Promise<string>) | undefined;
  /** Whether leaving now would lose input, or credentials that were neither copied nor downloaded. */
  readonly hasUnsavedWork: boolean;
  /** True at once if nothing would be lost; otherwise the user is asked, and true means "Leave". */
  confirmLeave(): Promise<boolean>;

  addEventListener<K extends keyof ApiManagementEventMap>(
    type: K,
    listener: (this: ApiManagementElement, event: ApiManagementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: ApiManagementElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof ApiManagementEventMap>(
    type: K,
    listener: (this: ApiManagementElement, event: ApiManagementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: ApiManagementElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The events as React 19 props: `ondwb-navigate={(event) => …}`. */
export type ApiManagementEventProps = {
  [K in keyof ApiManagementEventMap as `on${K}`]?: ((event: ApiManagementEventMap[K]) => void) | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    "dwb-api-management": ApiManagementElement;
  }

  // The events bubble, so listeners on the document get them too.
  interface DocumentEventMap extends ApiManagementEventMap {}
}

// @ts-ignore: without React there is no module to extend.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "dwb-api-management": ApiManagementAttributes &
        ApiManagementEventProps &
        Partial<Pick<ApiManagementElement, "getAccessToken">> &
        // @ts-ignore: without React these names are unknown.
        DetailedHTMLProps<HTMLAttributes<ApiManagementElement>, ApiManagementElement>;
    }
  }
}
