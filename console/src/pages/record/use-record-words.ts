import { useTranslation } from 'react-i18next'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { useWords } from '../../use-words.ts'
import { factsOf, sayValue } from './record-words.ts'

/** A record, its state and its fields in words; instants on the wall clock of `zone`. */
export function useRecordWords(zone?: string) {
  const { t } = useTranslation()
  const { language, pick } = useLanguage()
  const words = useWords()
  const subject = useSubjectWord()
  const says = {
    language,
    instant: (iso: string) => words.instant(iso, zone),
    day: words.day,
    yes: t('record.yes'),
    no: t('record.no'),
  }
  return {
    title: ({ type, id }: Pick<RecordView, 'type' | 'id'>) => `${subject(type)} ${id}`,
    /** The newest fact, with since when; null where none is so. */
    state: (record: RecordView) => {
      const [newest] = factsOf(record)
      return newest === undefined ? null : `${pick(newest.words)} · ${words.instant(newest.at, zone)}`
    },
    fields: ({ fields, words: told }: RecordView) =>
      Object.entries(fields).map(([name, value]) => ({
        name,
        label: told.fields[name]?.[language] ?? name,
        value: sayValue(value, { words: told.fields[name], currency: fields.currency }, says),
      })),
  }
}
