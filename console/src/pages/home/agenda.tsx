import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { KindIcon } from '../../components/kind-icon.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { formatDay, formatLongDay, nameZone } from '../../time-format.ts'

/** What active campaigns do in the coming 7 days. */
export function Agenda({ home: { upcoming, zone } }: { home: HomeView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const kindName = useKindName()
  const days = Map.groupBy(upcoming, ({ at }) => formatDay(at, zone))
  return (
    <Card title={t('home.upcoming')}>
      {upcoming.length === 0 && <p className="card-about">{t('home.noUpcoming')}</p>}
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="agenda-day">
          <h3>{formatLongDay(day, language)}</h3>
          <ul>
            {ofDay.map(({ at, campaignId, kind, name }) => (
              <li key={`${campaignId} ${at}`}>
                <Link to={`/campaigns/${campaignId}`} className="agenda-row">
                  <TimeText at={at} zone={zone} only="time" />
                  <KindIcon kind={kind} />
                  <span>
                    <b>{name}</b>
                    {name !== kindName(kind) && <small>{kindName(kind)}</small>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {upcoming.length > 0 && <p className="zone-note">{t('home.zoneNote', { zone: nameZone(zone, language) })}</p>}
    </Card>
  )
}
