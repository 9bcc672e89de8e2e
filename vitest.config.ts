import { defineConfig } from 'vitest/config'

/** Time-outs only end what hangs: a machine that is ten times slower than ours must pass too. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'node_modules/**'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
  },
})
