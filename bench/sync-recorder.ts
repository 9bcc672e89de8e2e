import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('./sync-recorder.c', import.meta.url))

export type SyncRecorder = {
  /** Where the records of a process go. */
  log: string
  env: Readonly<Record<string, string>>
  /** From now on the process ends at its next sync, which is not made. */
  cutAtSync(): void
  /** Without records, for the next process. */
  clear(): void
}

/** Builds the recorder into this folder; undefined where there is no C compiler or no `LD_PRELOAD`. */
export function buildSyncRecorder(work: string, watched: string): SyncRecorder | undefined {
  const library = join(work, 'recorder.so')
  const log = join(work, 'records')
  const cut = join(work, 'cut')
  const built = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl', '-lpthread'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (process.platform !== 'linux' || built.status !== 0) return undefined
  return {
    log,
    env: { LD_PRELOAD: library, RECORDER_FOLDER: watched, RECORDER_LOG: log, RECORDER_CUT: cut },
    cutAtSync: () => writeFileSync(cut, ''),
    clear() {
      for (const file of [log, cut]) if (existsSync(file)) rmSync(file)
    },
  }
}
