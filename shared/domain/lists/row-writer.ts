import type { ImportId } from '#shared/contracts/ids.ts'

/** The row that writes: kept on what it wrote, so that a row that runs twice counts once. */
export type RowWriter = { importId: ImportId; line: number }

/** `imp_x#17`. */
export function writerName({ importId, line }: RowWriter): string {
  return `${importId}#${line}`
}

/** The line of this import that wrote an item last; undefined when somebody else did, or nobody. */
export function writingLine(writtenBy: string | null | undefined, importId: ImportId): number | undefined {
  const prefix = `${importId}#`
  return writtenBy?.startsWith(prefix) ? Number(writtenBy.slice(prefix.length)) : undefined
}
