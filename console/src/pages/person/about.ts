import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'

/** An order or a loan that a person's texts are about. */
export type About = { by: 'order' | 'loan'; id: string; texts: number; planned: number }

const BY = { order: 'order', contract: 'loan' } as const

/** Each order and loan once, in the order of the messages (newest first), then those that only texts to come are about. */
export function listAbout(messages: readonly MessageView[], entries: readonly CalendarEntry[]): About[] {
  const told = new Set(messages.map(({ id }) => id))
  const found = new Map<string, About>()
  const count = ({ type, id }: MessageView['subject'], part: 'texts' | 'planned') => {
    if (type !== 'order' && type !== 'contract') return
    const by = BY[type]
    const key = JSON.stringify([by, id])
    const before = found.get(key) ?? { by, id, texts: 0, planned: 0 }
    found.set(key, { ...before, [part]: before[part] + 1 })
  }
  for (const { subject, about } of messages) {
    for (const id of about ?? [subject.id]) count({ ...subject, id }, 'texts')
  }
  for (const { subject, messageId } of entries) {
    if (messageId === null || !told.has(messageId)) count(subject, 'planned')
  }
  return [...found.values()]
}
