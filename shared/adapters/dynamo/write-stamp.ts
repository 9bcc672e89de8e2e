import { randomBytes } from 'node:crypto'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Item } from './item.ts'

/** Who wrote this revision of the item, and who moved it last: known to the table alone. */
export const WRITTEN_BY = 'w'
export const MOVED_BY = 'h'

/** Eight characters, another for each write; what the client sends again bears the same. */
export function createStamp(): string {
  return randomBytes(6).toString('base64url')
}

/** The item as it was put, without our stamps. */
export function plainItem(attributes: Record<string, AttributeValue>): Item {
  const { [WRITTEN_BY]: _written, [MOVED_BY]: _moved, ...rest } = unmarshall(attributes)
  return rest
}
