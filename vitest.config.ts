import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/**
 * Those that change what other tests would meet in the same process, its clock or its memory. Others that start the
 * whole platform stop it again, and leave nothing behind.
 */
const ALONE = [
  'test/journeys/moved-clock.test.ts',
  'test/unit/local/clock/driver.test.ts',
  'test/unit/local/database/local-files.test.ts',
  'test/unit/local/queues/local-queues.test.ts',
  'test/unit/usecases/lists/import-memory.test.ts',
]
const ELSEWHERE = ['test/browser/**', 'node_modules/**']

/** For the processes that tests start: most of their time goes into reading the same sources. */
const COMPILED = join(import.meta.dirname, 'node_modules/.cache/node')
const MEMORY = '/dev/shm'
const MOST_HELD_BYTES = 4 * 1024 ** 3

/**
 * Temporary folders in memory, where there is enough: hundreds of tests start the platform on files, each of whose commits
 * waits for a disk otherwise. That what is answered is on disk is proved by what was synced, not by waiting (`prove:power`).
 */
function temporaryFolder(): { TMPDIR?: string } {
  if (!existsSync(MEMORY)) return {}
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize < MOST_HELD_BYTES ? {} : { TMPDIR: MEMORY }
}

/** Time-outs only end what hangs: a machine that is ten times slower than ours must pass too. */
export default defineConfig({
  test: {
    env: { ...temporaryFolder(), NODE_COMPILE_CACHE: COMPILED },
    // Sources run as they do outside of tests, by Node.js alone: without a bundler's wrapper about each import.
    experimental: { viteModuleRunner: false },
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
