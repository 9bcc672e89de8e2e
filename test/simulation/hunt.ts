import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Whether the simulation finds the bug, at which seed and by which invariant. */
export function hunt(name: string, seeds: number): Promise<{ caught: boolean; seed: number; found: string }> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, '--bug', name, '--seeds', String(seeds)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', () => {
      const seed = /SEED=(\d+)/.exec(output)?.[1]
      resolve({ caught: seed !== undefined, seed: Number(seed), found: output.split('\n')[0] ?? '' })
    })
  })
}
