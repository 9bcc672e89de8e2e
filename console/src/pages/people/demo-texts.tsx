import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { MessageDays } from '../person/message-days.tsx'
import { demoTextsQuery } from './queries.ts'

/** The texts of the orders that a first start loads, for whoever looks at it for the first time; nothing where there are none. */
export function DemoTexts() {
  const { t } = useTranslation()
  const { data = [] } = useQuery(demoTextsQuery)
  if (data.length === 0) return null
  return (
    <section className="demo-texts">
      <h2>{t('people.demoTitle')}</h2>
      <MessageDays messages={data} zone={DEFAULT_ZONE} />
    </section>
  )
}
