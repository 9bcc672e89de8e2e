export type Upload = { method: 'PUT'; url: string; headers: Record<string, string> }

/** Uploaded files, by key. */
export interface Files {
  /**
   * Where the file's bytes are to be put, as they are; good for an hour. Where their number is said, the address takes exactly
   * so many.
   */
  createUpload(key: string, sizeBytes?: number): Promise<Upload>
  /** The bytes in order, a chunk at a time, never the whole file in memory. @throws AppError NOT_FOUND */
  read(key: string): AsyncIterable<Uint8Array>
  /** A repeat changes nothing. */
  remove(key: string): Promise<void>
  /**
   * Adds a part to a file of our own, which is kept for seven days. The part that came first stays. The key is none of an
   * upload's.
   */
  addPart(key: string, part: { number: number; text: string }): Promise<void>
  /** The texts of all parts, by number; none where there is no such file. */
  readParts(key: string): AsyncIterable<string>
  /**
   * Puts what `edit` makes of it in the place of each part's text. A part that it leaves as it is is not written. Parts that
   * are added meanwhile may keep their text.
   */
  editParts(key: string, edit: (text: string) => string): Promise<void>
  /** A repeat changes nothing. */
  removeParts(key: string): Promise<void>
}
