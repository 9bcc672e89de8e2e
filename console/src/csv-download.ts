import { requestCsv } from './http.ts'

/** What a list is asked by: a path with its query, or a body that is posted. */
export type CsvSource = { path: string; body?: Record<string, unknown> }

/** As many rows as one file gets here; what lies beyond is to be asked for with a narrower filter. */
export const MOST_CSV_ROWS = 100_000

/** Fetches a list part by part and saves it under this name. `isCut`: there was more than one file gets. */
export async function downloadCsv(source: CsvSource, name: string): Promise<{ rows: number; isCut: boolean }> {
  const parts: Blob[] = []
  let [rows, next]: [number, string | null] = [0, null]
  do {
    const part = await fetchPart(source, next)
    parts.push(part.bytes)
    rows += part.rows
    next = part.next
  } while (next !== null && rows < MOST_CSV_ROWS)
  save(new Blob(parts, { type: 'text/csv' }), name)
  return { rows, isCut: next !== null }
}

function fetchPart({ path, body }: CsvSource, cursor: string | null) {
  if (body !== undefined) return requestCsv('POST', path, { ...body, ...(cursor !== null && { cursor }) })
  const joint = path.includes('?') ? '&' : '?'
  return requestCsv('GET', cursor === null ? path : `${path}${joint}cursor=${encodeURIComponent(cursor)}`)
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
