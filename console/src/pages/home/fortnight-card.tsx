import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { StackedDays } from '../../components/stacked-days.tsx'
import { messagesPath } from '../messages/figure-in.ts'

/** What became of the texts of the last 14 days; each day leads to its texts. */
export function FortnightCard({ home: { days } }: { home: HomeView }) {
  const { t } = useTranslation()
  return (
    <Card title={<h2>{t('home.fortnight')}</h2>}>
      <StackedDays days={days} label={t('home.fortnight')} placeOf={(day) => messagesPath({ day })} />
    </Card>
  )
}
