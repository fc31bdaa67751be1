import { defineConfig } from "vite";

/**
 * The script that other sites include: one classic script without imports, at an address that never changes. It comes
 * after the main build, into the same folder.
 */
export default defineConfig({
  build: {
    outDir: "dist",
    emptyOutDir: false,
    copyPublicDir: false,
    target: ["es2022", "chrome107", "firefox104", "safari16"],
    lib: {
      entry: "src/widget/widget.ts",
      formats: ["iife"],
      name: "ricevimento",
      fileName: () => "widget.js",
    },
  },
});
