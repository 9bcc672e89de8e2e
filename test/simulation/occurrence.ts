import { parseMessageId } from '#shared/contracts/ids.ts'

/** What a message id says, read apart from the code that made it. */
export type Said = {
  contactId: string
  kind: string
  /** Order, shipment, contract with period and stage, year or festival. */
  about: string
  /** The same for every text about the same thing, whatever day the key begins with. */
  identity: string
}

/** @throws Error for an id that no message has */
export function readId(messageId: string): Said {
  const key = parseMessageId(messageId)
  if (key === undefined) throw new Error('not a message id')
  const [day = '', kind = '', ...rest] = key.occurrence.split('#')
  const isYearly = kind === 'birthday-greeting' || kind === 'birthday-digest'
  const about = isYearly ? day : rest.join('#')
  return { contactId: key.contactId, kind, about, identity: `${key.contactId}|${kind}|${about}` }
}
