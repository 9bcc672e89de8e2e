import { useTranslation } from 'react-i18next'
import type { HoldTold } from '#shared/contracts/hold.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { useWords } from '../../use-words.ts'

/** A hold in words, part by part and as a whole. */
export function useHoldWords() {
  const { t } = useTranslation()
  const words = useWords()
  const subjectWord = useSubjectWord()
  const parts = {
    why: ({ why }: HoldTold) => t(`holds.why.${why}`),
    until: ({ until }: HoldTold) =>
      until === null ? t('holds.untilEnded') : t('holds.until', { day: words.day(until) }),
    only: ({ record }: HoldTold) =>
      record === null ? null : t('holds.only', { what: `${subjectWord(record.type)} ${record.id}` }),
  }
  return {
    ...parts,
    whole: (hold: HoldTold) =>
      [parts.why(hold), parts.only(hold), hold.until === null ? null : parts.until(hold)]
        .filter((part) => part !== null)
        .join(' · '),
  }
}
