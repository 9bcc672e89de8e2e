import type { Message, TrailValues } from '#shared/contracts/message.ts'

/** In `details` and on the trail: what somebody wrote, and what a text says. */
const WORDS: ReadonlySet<string> = new Set(['zh', 'en', 'text', 'answer', 'note', 'name'])
/** Codes, ids and instants; anything else may be words. */
const CODE = /^[\w:.+#~|/@-]*$/

/**
 * The message without any words: who got what kind of text when, why, and in how many parts stays. The very same message
 * where it has none.
 */
export function forgetWords(message: Message): Message {
  const details = without(message.details, (name) => WORDS.has(name))
  const trail = message.trail.map((entry) => {
    const values: TrailValues = without(
      entry.values,
      (name, value) => WORDS.has(name) || (name !== 'by' && isWords(value)),
    )
    return values === entry.values ? entry : { ...entry, values }
  })
  const isSame = details === message.details && trail.every((entry, index) => entry === message.trail[index])
  return isSame && message.text === null ? message : { ...message, text: null, details, trail, rev: message.rev + 1 }
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && !CODE.test(value)
}

/** The very same record where nothing is left out. */
function without<V>(values: Record<string, V>, isLeftOut: (name: string, value: V) => boolean): Record<string, V> {
  const kept = Object.entries(values).filter(([name, value]) => !isLeftOut(name, value))
  return kept.length === Object.keys(values).length ? values : Object.fromEntries(kept)
}
