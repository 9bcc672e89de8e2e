import type { Message } from '#shared/contracts/message.ts'
import { instalmentId } from '../records/instalment-id.ts'

type Asked = Pick<Message, 'subject' | 'details' | 'about'>

/**
 * The records that a question was about: an answer to one text about several is about each of them. A text about a loan names
 * its contract, and by the period in its details the instalment.
 */
export function recordsAskedAbout({ subject, details, about }: Asked): { type: string; id: string }[] {
  const { period } = details
  const isInstalment = subject.type === 'contract' && period !== undefined
  const own = isInstalment ? instalmentId({ contractId: subject.id, period: Number(period) }) : subject.id
  return (about ?? [own]).map((id) => ({ type: isInstalment ? 'instalment' : subject.type, id }))
}
