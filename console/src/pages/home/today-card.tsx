import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { GROUP_TONES } from '../../outcome-groups.ts'
import { useWords } from '../../use-words.ts'
import { messagesPath } from '../messages/figure-in.ts'
import { MANY_FAILED, type Sums, sumUp } from './sums.ts'

const FIGURES = ['delivered', 'waiting', 'heldBack', 'failed'] as const

/** What today's texts have come to, of dates and of events; each figure leads to its texts. */
export function TodayCard({ home }: { home: HomeView }) {
  const { t } = useTranslation()
  const sums = sumUp(home)
  return (
    <Card title={<h2>{t('home.today')}</h2>}>
      <dl className="home-figures">
        {FIGURES.map((each) => (
          <Figure key={each} name={each} sums={sums} date={home.date} />
        ))}
      </dl>
      {sums.unsure > 0 && <p className="zone-note">{t('home.unsureMore', { count: sums.unsure })}</p>}
      {!home.isComplete && <p className="zone-note">{t('home.notComplete')}</p>}
    </Card>
  )
}

function Figure({ name, sums, date }: { name: (typeof FIGURES)[number]; sums: Sums; date: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const { failedShare } = sums
  const isFailing = name === 'failed' && failedShare !== null && sums.failed > 0
  return (
    <div className={`tone-${sums[name] === 0 ? 'held' : GROUP_TONES[name]}`}>
      <dt>{t(`home.${name}`)}</dt>
      <dd>
        <Link to={messagesPath({ day: date, group: name })}>{words.number(sums[name])}</Link>
      </dd>
      {isFailing && (
        <small className={failedShare > MANY_FAILED ? 'is-warning' : ''}>
          {t('home.failedShare', { share: words.share(failedShare) })}
        </small>
      )}
    </div>
  )
}
