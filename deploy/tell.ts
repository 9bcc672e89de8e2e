import { AppError } from '#shared/domain/errors.ts'

export const MARKS = { stop: '✗', warning: '!', fine: '✓' } as const

export const say = (line = '') => void process.stdout.write(`${line}\n`)

/** Runs a command of this folder. What stops it is told in words and ends the process in 1; a fault of ours keeps its trace. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    say(`  ${MARKS.stop} ${wordsFor(error)}`)
    process.exitCode = 1
  }
}

/** @throws what is neither ours, nor an option that nobody knows, nor an answer of AWS */
function wordsFor(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (!(error instanceof Error)) throw error
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')) return error.message
  if ('$metadata' in error) return `AWS did not do that: ${error.name}: ${error.message}`
  throw error
}

/** What an error of the SDK says in short: plain ones have no name of their own. */
export function shortly(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return error.name === 'Error' ? error.message : error.name
}
