import { useTranslation } from 'react-i18next'
import type { PolicyView } from '#shared/contracts/console-api/policies.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useWords } from '../../use-words.ts'

/** What a preset rests on, and when that was last read. */
export function PresetWhy({ sources }: Pick<PolicyView, 'sources'>) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = useWords()
  return (
    <details className="limit-why">
      <summary>{t('limits.why', { n: sources.length })}</summary>
      <ul>
        {sources.map((source) => (
          <li key={source.says}>
            {pick(source)}{' '}
            <small>
              {t('limits.readOn', { day: words.day(source.readOn) })}
              {source.link !== null && (
                <>
                  {' · '}
                  <a href={source.link} target="_blank" rel="noreferrer">
                    {t('limits.link')}
                  </a>
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
