import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// While the desk is worked on, `npx vite` serves it and hands the API on to a running house.
export default defineConfig({
  plugins: [react()],
  build: { outDir: "dist", assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  server: { proxy: { "/api": "http://127.0.0.1:8460" } },
});
