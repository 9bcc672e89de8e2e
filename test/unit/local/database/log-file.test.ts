import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLogFile } from '../../../../local/database/log-file.ts'
import { scratchFolder } from '../scratch-folder.ts'

it('leaves lines out while the log cannot be written, and goes on once it can', async () => {
  const path = join(scratchFolder(), 'carillon.log')
  const clock = { ms: 0 }
  mkdirSync(path) // what is no file fails as a full disk does: when it is opened or written
  const write = openLogFile(path, () => clock.ms)

  for (let count = 0; count < 10; count += 1) write('lost')
  rmSync(path, { recursive: true })

  await expect
    .poll(() => {
      clock.ms += 10_000
      write('kept')
      return existsSync(path) && readFileSync(path, 'utf8').endsWith('kept\n')
    })
    .toBe(true)
})
