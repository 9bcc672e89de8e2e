import { parseMessageId } from '#shared/contracts/ids.ts'
import { presetOf } from '#shared/domain/scenarios/presets/catalogue.ts'

/** What a message id says, read apart from the code that made it. */
export type Said = {
  contactId: string
  kind: string
  /** Order, shipment, contract with period and date, year, festival or campaign with its day. */
  about: string
  /** The same for every text about the same thing, whatever day the key begins with. */
  identity: string
}

/** @throws Error for an id that no message has */
export function readId(messageId: string): Said {
  const key = parseMessageId(messageId)
  if (key === undefined) throw new Error('not a message id')
  // A run's own line about an occasion that another one answers stands beside the occasion's key.
  const occasion = key.occurrence.replace(/~(?:run|cmp)_.*$/u, '')
  const [day = '', kind = '', ...rest] = occasion.split('#')
  const isYearly = kind === 'birthday-greeting' || kind === 'birthday-digest'
  const isOfDay = kind === 'holiday-greeting' || kind.startsWith('x-') || presetOf(kind) !== undefined
  // A campaign with a day of its own may be given another one, which is another occasion.
  // A broadcast goes once, whatever day it was moved to: its campaign is all that it is about.
  const about = isYearly
    ? day
    : isOfDay
      ? [...rest, day].join('#')
      : kind === 'broadcast'
        ? (rest[0] ?? '')
        : rest.join('#')
  return { contactId: key.contactId, kind, about, identity: `${key.contactId}|${kind}|${about}` }
}
