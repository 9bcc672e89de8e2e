import { defineConfig } from 'vitest/config'

/** Each file starts a platform and a browser of its own, so they run one after another. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
})
