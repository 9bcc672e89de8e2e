import { defineConfig } from 'vitest/config'

/**
 * Those that change what other tests would meet in the same process: its environment, its clock, its memory, or the whole
 * platform started in it.
 */
const ALONE = [
  'test/deploy/**/*.test.ts',
  'test/journeys/**/*.test.ts',
  'test/unit/local/**/*.test.ts',
  'test/unit/usecases/lists/import-memory.test.ts',
]
const ELSEWHERE = ['test/browser/**', 'node_modules/**']

/** Time-outs only end what hangs: a machine that is ten times slower than ours must pass too. */
export default defineConfig({
  test: {
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    projects: [
      // Nearly all share no state, so that a worker reads the sources once and not once for each file.
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...ELSEWHERE, ...ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: ELSEWHERE } },
    ],
  },
})
