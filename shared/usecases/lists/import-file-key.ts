import { ImportId } from '#shared/contracts/ids.ts'

const FOLDER = 'imports/'

/** Where an import's file lies among the uploads. */
export function importFileKey(id: ImportId): string {
  return `${FOLDER}${id}`
}

/** The import whose file lies there; undefined for any other key. */
export function importOfFileKey(key: string): ImportId | undefined {
  return key.startsWith(FOLDER) ? ImportId.safeParse(key.slice(FOLDER.length)).data : undefined
}

/** Where the rows of an import lie that were refused, as they were uploaded. */
export function refusedRowsKey(id: ImportId): string {
  return `refused/${id}`
}

/** Where lies what stood before an import in whatever it changed. */
export function formerValuesKey(id: ImportId): string {
  return `former/${id}`
}
