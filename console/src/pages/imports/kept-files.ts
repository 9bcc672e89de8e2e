const MOST = 5
const files = new Map<string, File>()

/** Remembers the file of an import while the page is open, so that it can be sent again as another kind of list. */
export function keepFile(id: string, file: File): void {
  files.set(id, file)
  const [oldest] = files.keys()
  if (files.size > MOST && oldest !== undefined) files.delete(oldest)
}

export function fileOf(id: string): File | undefined {
  return files.get(id)
}
