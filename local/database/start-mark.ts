import { join } from 'node:path'
import * as z from 'zod'
import { replaceFileForGood } from './atomic-file.ts'
import { readJsonFile } from './json-file.ts'

/** What the first start in a folder decided: with the demo or without, and whether that is loaded. */
const StartMark = z.object({ demo: z.boolean(), loaded: z.boolean() })
type StartMark = z.infer<typeof StartMark>

/** Written once the first start has made everything else. */
export const START_MARK_FILE = 'start.json'
const WAY_OUT =
  'It only says whether the demo was loaded. Write {"demo":false,"loaded":true} into it to go on with what is in the folder.'

/** Undefined before the first start. @throws AppError MALFORMED_ITEM with the way out */
export function readStartMark(folder: string): StartMark | undefined {
  return readJsonFile({ path: join(folder, START_MARK_FILE), schema: StartMark, wayOut: WAY_OUT })
}

export function writeStartMark(folder: string, mark: StartMark): void {
  replaceFileForGood(join(folder, START_MARK_FILE), JSON.stringify(mark))
}
