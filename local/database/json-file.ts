import * as z from 'zod'
import { findText } from './atomic-file.ts'
import { damagedFile, whatIsWrong } from './damaged-file.ts'

type JsonFile<S extends z.ZodType> = { path: string; schema: S; wayOut: string }

/** What a small file of the data folder says; undefined where there is none. @throws AppError MALFORMED_ITEM with the way out */
export function readJsonFile<S extends z.ZodType>({ path, schema, wayOut }: JsonFile<S>): z.output<S> | undefined {
  const text = findText(path)
  if (text === undefined) return undefined
  try {
    return z.decode(schema, JSON.parse(text))
  } catch (cause) {
    throw damagedFile({ path, what: whatIsWrong(text), wayOut, cause })
  }
}
