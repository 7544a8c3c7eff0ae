// The page with the tab: React owns the page and the router, the tab owns its addresses below
// `base-path`, and each tells the other what it needs to know.

import type { ApiManagementElement } from "api-management";
import { useEffect, useRef, useState } from "react";
import { useBlocker, useHref, useNavigate, useParams } from "react-router";

export function ApiManagementPage() {
  const { workspaceId = "" } = useParams();
  const place = `/ws/${workspaceId}/apiManagement`;
  // `/ws/…` with createBrowserRouter, `#/ws/…` with createHashRouter.
  const basePath = useHref(place);
  const element = useRef<ApiManagementElement>(null);
  const navigate = useNavigate();
  const [isSignedOut, setSignedOut] = useState(false);

  // The tab itself asks on back and forward. The router asks for the portal's own links, including
  // those to the tab's addresses.
  const blocker = useBlocker(
    ({ historyAction }) => historyAction === "PUSH" && element.current?.hasUnsavedWork === true,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void element.current?.confirmLeave().then((leave) => (leave ? blocker.proceed() : blocker.reset()));
  }, [blocker]);

  // The tab has added a history entry, which the router must know. The router numbers its entries
  // in `idx`; entries that have a number already are its own, reached with back or forward.
  const number = useRef(0);
  useEffect(() => {
    number.current = history.state?.idx ?? number.current;
  });
  function follow(path: string) {
    if (typeof history.state?.idx === "number") return;
    history.replaceState({ idx: number.current + 1 }, "");
    void navigate(path.replace(/^#/, ""), { replace: true });
  }

  async function signIn() {
    // The page stays open, so the input in the tab is kept.
    const body = new URLSearchParams({ as: "administrator" });
    await fetch("/sign-in", { method: "POST", body, redirect: "manual" });
    setSignedOut(false);
  }

  return (
    <>
      <h1>API management</h1>
      {isSignedOut && (
        <p role="status">
          Your session is over. <button onClick={() => void signIn()}>Sign in</button>
        </p>
      )}
      <dwb-api-management
        ref={element}
        workspace-id={workspaceId}
        api-base="/veracity/dw/gateway/api/v2"
        base-path={basePath}
        token-url="/dnvglb2cprod.onmicrosoft.com/oauth2/token"
        ondwb-unauthorized={() => setSignedOut(true)}
        ondwb-navigate={({ detail }) => follow(detail.path)}
      />
    </>
  );
}
