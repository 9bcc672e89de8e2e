import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { KindIcon } from '../../components/kind-icon.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useKindName } from '../../kind-names.ts'
import { formatLongDay, formatTime, zoneName } from '../../time-format.ts'
import { agendaOf } from './agenda-days.ts'

/** What active campaigns do in the coming 7 days. */
export function Agenda({ home: { upcoming, zone, date } }: { home: HomeView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const kindName = useKindName()
  const between = language === 'zh' ? '、' : ', '
  return (
    <Card title={<h2>{t('home.upcoming')}</h2>}>
      {upcoming.length === 0 && <p className="card-about">{t('home.noUpcoming')}</p>}
      {agendaOf(upcoming, zone).map(({ day, rows }) => (
        <section key={day} className="agenda-day">
          <h3>{day === date ? t('home.todayDay') : formatLongDay(day, language)}</h3>
          <ul>
            {rows.map(({ ats, campaignId, kind, name }) => (
              <li key={campaignId}>
                <Link to={`/campaigns/${campaignId}`} className="agenda-row">
                  <KindIcon kind={kind} />
                  <span className="agenda-what">
                    <b>{name}</b>
                    {name !== kindName(kind) && <small>{kindName(kind)}</small>}
                  </span>
                  <span className="agenda-times">{ats.map((at) => formatTime(at, zone)).join(between)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {upcoming.length > 0 && <p className="zone-note">{t('home.zoneNote', { zone: zoneName(zone, language) })}</p>}
    </Card>
  )
}
