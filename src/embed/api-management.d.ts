// The types of the custom element dwb-api-management, for hosts written in TypeScript. It stands
// next to api-management.js; docs/embedding.md explains each member.

/** The attributes, as markup has them. */
export interface ApiManagementAttributes {
  /** UUID of the workspace. Required. */
  "workspace-id": string;
  /** The gateway's address, `https://…/api/v2`; a relative one counts from the page's. Required. */
  "api-base": string;
  /** Where the portal's own pages are; without it the page's origin. */
  "portal-base"?: string | undefined;
  /**
   * The path below which the tab's own addresses are, `/ws/1/apiManagement`, or for a host that
   * routes by the hash, `#/ws/1/apiManagement`; without it the root.
   */
  "base-path"?: string | undefined;
  /** The token endpoint that the sample scripts name; without it Microsoft's. */
  "token-url"?: string | undefined;
  /** BCP 47, for dates and numbers; without it `en-GB`. */
  locale?: string | undefined;
}

/** A service account that something was done to. */
export interface ServiceAccountDetail {
  /** UUID of the account. */
  readonly id: string;
  readonly name: string;
}

export interface NavigateDetail {
  /** The path in the address bar; where the host routes by the hash, `#/…`. */
  readonly path: string;
}

export interface ErrorDetail {
  /** The HTTP status of the answer; 0 when there was none. */
  readonly status: number;
  /** By which the backend's operators find the call. */
  readonly traceId: string | null;
}

/** The element's own events. All bubble, leave shadow roots and cannot be canceled. */
export interface ApiManagementEventMap {
  /** The tab is mounted. */
  "dwb-ready": CustomEvent<null>;
  /** The tab has changed the address. */
  "dwb-navigate": CustomEvent<NavigateDetail>;
  /** The session is over: a call was answered 401, with a second token too where tokens are used. */
  "dwb-unauthorized": CustomEvent<null>;
  "dwb-account-created": CustomEvent<ServiceAccountDetail>;
  "dwb-account-updated": CustomEvent<ServiceAccountDetail>;
  "dwb-account-removed": CustomEvent<ServiceAccountDetail>;
  "dwb-secret-regenerated": CustomEvent<ServiceAccountDetail>;
  /** A call failed, but for a 401. */
  "dwb-error": CustomEvent<ErrorDetail>;
}

export interface ApiManagementElement extends HTMLElement {
  /**
   * Asked before each call, whose `Authorization` then is `Bearer` and the token; asked once more
   * after a 401. Without it calls carry the page's cookies.
   */
  getAccessToken: (() => Promise<string>) | undefined;
  /** Whether something typed or shown would be lost if the user left now. */
  readonly hasUnsavedWork: boolean;
  /** True at once when nothing would be lost; else the user is asked, and true means to leave. */
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

/** The events as React 19 takes them: `ondwb-navigate={(event) => …}`. */
export type ApiManagementEventProps = {
  [K in keyof ApiManagementEventMap as `on${K}`]?: ((event: ApiManagementEventMap[K]) => void) | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    "dwb-api-management": ApiManagementElement;
  }

  // They bubble, so that they can be listened to further out.
  interface DocumentEventMap extends ApiManagementEventMap {}
}

// @ts-ignore: where React is not installed there is nothing to add to.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "dwb-api-management": ApiManagementAttributes &
        ApiManagementEventProps &
        Partial<Pick<ApiManagementElement, "getAccessToken">> &
        // @ts-ignore: React's own names.
        DetailedHTMLProps<HTMLAttributes<ApiManagementElement>, ApiManagementElement>;
    }
  }
}
