/** An item as JavaScript values. */
export type Item = Record<string, unknown>
