import { spawn } from 'node:child_process'
import { PATIENCE } from './until.ts'

/** `seconds`: at most, on a usual machine. */
export type Command = { program: string; args: readonly string[]; env: NodeJS.ProcessEnv; cwd: string; seconds: number }

/**
 * What a command printed, both streams together.
 * @throws Error with its last lines when it fails or takes longer than it may
 */
export function runCommand({ program, args, env, cwd, seconds }: Command): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: seconds * PATIENCE * 1000,
    })
    const printed: Buffer[] = []
    const keep = (chunk: Buffer) => printed.push(chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const text = Buffer.concat(printed).toString()
      if (code === 0) resolve(text)
      else reject(new Error(`${program} ${args[0]} ended with ${code ?? signal}: ${lastLines(text)}`))
    })
  })
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join(' | ')
}
