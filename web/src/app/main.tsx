import "./nonce";
import "antd/dist/antd.css";
import "./desk.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";

import { mayBeAnsweredLater } from "../api/client";
import "../locales";
import { App } from "./App";

const client = new QueryClient({
  defaultOptions: {
    // What the browser believes of its line is not waited for: a request that fails is shown and sent again.
    mutations: { networkMode: "always" },
    queries: { networkMode: "always", retry: (count, error) => mayBeAnsweredLater(error) && count < 3, staleTime: 5_000 },
  },
});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
