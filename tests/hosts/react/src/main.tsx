// A portal in React with react-router: three pages, one of them with the tab. At /hash the same
// portal routes in the fragment.

import { createRoot } from "react-dom/client";
import { createBrowserRouter, createHashRouter, type RouteObject, RouterProvider } from "react-router";
import { ApiManagementPage } from "./api-management-page.tsx";
import { Layout } from "./layout.tsx";

const routes: RouteObject[] = [
  {
    element: <Layout />,
    children: [
      { path: "/", element: <h1>Home</h1> },
      { path: "/help", element: <h1>Help</h1> },
      { path: "/imprint", element: <h1>Imprint</h1> },
      { path: "/ws/:workspaceId/apiManagement/*", element: <ApiManagementPage /> },
    ],
  },
];

const router = location.pathname === "/hash" ? createHashRouter(routes) : createBrowserRouter(routes);
const root = document.getElementById("root");
if (root) createRoot(root).render(<RouterProvider router={router} />);
