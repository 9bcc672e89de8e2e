import { defineConfig } from 'vitest/config'

/** Each file starts a platform and a browser of its own, so they run one after another. Time-outs only end what hangs. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
})
