import { defineConfig } from "vitest/config";

/** The call in real browsers: `npm run test:call`. Needs Chromium, whose path may be set in `CHROMIUM`. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ["*.test.ts"],
    // graphql-ws beside our own import of graphql: two copies of graphql refuse each other's schema.
    server: { deps: { inline: ["graphql-ws"] } },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
