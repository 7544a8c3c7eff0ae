// The portal's frame: its links, and the address that the router has.

import { Link, Outlet, useLocation } from "react-router";

const WORKSPACE = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";

export function Layout() {
  const { pathname } = useLocation();
  return (
    <>
      <header>
        <nav aria-label="Portal">
          <Link to="/">Home</Link> <Link to={`/ws/${WORKSPACE}/apiManagement`}>API management</Link>{" "}
          <Link to="/help">Help</Link> <a href="/imprint">Imprint</a>
        </nav>
        <p aria-label="Place">{pathname}</p>
      </header>
      <main>
        <Outlet />
      </main>
    </>
  );
}
