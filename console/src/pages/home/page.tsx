import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../components/page-heading.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatLongDay } from '../../time-format.ts'
import { useClock } from '../../use-clock.ts'
import { lineQuery } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { allCampaignsQuery } from '../person/queries.ts'
import { SpentToday } from '../sending/spent-today.tsx'
import { Agenda } from './agenda.tsx'
import { CampaignsCard } from './campaigns-card.tsx'
import { Checklist } from './checklist.tsx'
import { FortnightCard } from './fortnight-card.tsx'
import { firstTextQuery, homeQuery } from './queries.ts'
import { Recent } from './recent.tsx'
import { TodayCard } from './today-card.tsx'
import { TodoCard } from './todo-card.tsx'
import '../sending/sending.css'
import './home.css'

/** What happens today and needs somebody; where nothing was started yet, how to start. */
export default function HomePage() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { steersLine } = useRights()
  const home = useQuery(homeQuery)
  const campaigns = useQuery(allCampaignsQuery)
  const line = useQuery(lineQuery)
  const { data } = home
  const { clock } = useClock()
  const hasText = useQuery({ ...firstTextQuery, enabled: clock !== undefined }).data
  const isStarted = campaigns.data?.some(({ state }) => state !== 'draft')
  return (
    <>
      <PageHeading
        title={t('menu.home')}
        {...(data === undefined ? {} : { about: formatLongDay(data.date, language) })}
      />
      <Trouble query={home} />
      <Trouble query={campaigns} />
      {(home.isPending || campaigns.isPending) && <Skeleton active paragraph={{ rows: 8 }} />}
      {data !== undefined && campaigns.data !== undefined && (
        <div className="home">
          <div className="home-main">
            <TodoCard home={data} />
            {(!isStarted || hasText === false) && (
              <Checklist hasContacts={data.hasContacts} campaigns={campaigns.data} />
            )}
            {isStarted && (
              <>
                <TodayCard home={data} />
                <FortnightCard home={data} />
                <Agenda home={data} />
              </>
            )}
          </div>
          <div className="home-side">
            {line.data !== undefined && <SpentToday line={line.data} />}
            {isStarted && <CampaignsCard campaigns={campaigns.data} />}
            {steersLine && <Recent />}
          </div>
        </div>
      )}
    </>
  )
}
