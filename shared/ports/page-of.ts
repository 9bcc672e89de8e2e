/** One page of a list and where the next begins; null when this is the last. */
export type PageOf<T> = { items: T[]; next: string | null }
export type PageRequest = { limit: number; cursor?: string | undefined }
