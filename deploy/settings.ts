import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '#shared/domain/errors.ts'
import { type Stage, stageOf } from '../infra/stages.ts'
import { ROOT } from './run-cdk.ts'

const USUAL_FILE = 'carillon.config.json'

/**
 * A stage with what its file says; without a file, with its defaults.
 * @throws AppError INVALID_INPUT in words: a file that is named and missing, that is no JSON, or that has faults, each with its place
 */
export function readSettings(stage: string, path: string | undefined): Stage {
  const file = fileOf(path)
  if (path !== undefined && !existsSync(file)) throw refused(`There is no file ${path}.`)
  try {
    return stageOf(stage, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : 'unknown'
    throw refused(cause instanceof SyntaxError ? `${path ?? USUAL_FILE} is no JSON: ${said}` : said)
  }
}

/** Where the settings stand, or would stand. */
export function fileOf(path: string | undefined): string {
  return resolve(ROOT, path ?? USUAL_FILE)
}

function refused(words: string): AppError {
  return new AppError('INVALID_INPUT', words, { retryable: false })
}
