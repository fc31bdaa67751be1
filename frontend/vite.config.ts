import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * One build for every program that runs in a browser. There is no HTML here: the server's templates read
 * `dist/manifest.json` (keys are the paths below) and serve `dist/assets/*` at `/assets/*`, immutable.
 */
export default defineConfig({
  plugins: [react()],
  base: "/",
  build: {
    outDir: "dist",
    assetsDir: "assets",
    manifest: "manifest.json",
    // The content security policy has no `font-src data:`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["es2022", "chrome107", "firefox104", "safari16"],
    rolldownOptions: {
      input: [
        "src/visitor/page.ts",
        "src/visitor/lobby.ts",
        "src/visitor/site.scss",
        "src/visitor/lobby.scss",
        "src/visitor/sheet.scss",
        "src/widget/frame.scss",
        "src/console/main.tsx",
        "src/console/console.scss",
        "src/console/alert/notices.worker.ts",
        "src/manage/main.tsx",
        "src/manage/manage.scss",
      ],
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        // Bootstrap Italia 2 is written in the Sass of before modules; its warnings are not ours to mend.
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
      },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx"],
  },
});
