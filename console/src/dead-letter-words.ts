import { useTranslation } from 'react-i18next'
import type { DeadLetterView } from '#shared/contracts/dead-letter.ts'
import { knownQueue, type ReadReason, readReason } from './dead-letter-reason.ts'

/** What a dead letter is, in words: whose job it was, or which event. */
export function useLetterName(): (letter: DeadLetterView) => string {
  const { t } = useTranslation()
  return ({ kind, queue, type }) => {
    if (kind === 'event') return t('deadLetters.eventOf', { type: type ?? '?' })
    const known = knownQueue(queue ?? '')
    return known === undefined ? (queue ?? '?') : t(`deadLetters.queue.${known}`)
  }
}

/** Why it is here: words of ours, and in `detail` what was found, as it was said. */
export function useReasonWords(): (reason: string) => {
  words: string
  detail: string | null
  code: ReadReason['code']
} {
  const { t } = useTranslation()
  return (reason) => {
    const { code, detail } = readReason(reason)
    return { code, detail, words: t(`deadLetters.reason.${code}`) }
  }
}
