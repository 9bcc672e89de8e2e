import { join } from 'node:path'
import * as z from 'zod'
import { findText, replaceFile } from './atomic-file.ts'

/** What the first start in a folder decided: with the demo or without, and whether that is loaded. */
const StartMark = z.object({ demo: z.boolean(), loaded: z.boolean() })
type StartMark = z.infer<typeof StartMark>

const NAME = 'start.json'

/** Undefined before the first start. */
export function readStartMark(folder: string): StartMark | undefined {
  const text = findText(join(folder, NAME))
  return text === undefined ? undefined : StartMark.parse(JSON.parse(text))
}

export function writeStartMark(folder: string, mark: StartMark): void {
  replaceFile(join(folder, NAME), JSON.stringify(mark))
}
