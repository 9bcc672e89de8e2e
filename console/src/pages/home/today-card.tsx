import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { useWords } from '../../use-words.ts'
import { sumUp } from './sums.ts'

const FIGURES = ['delivered', 'waiting', 'heldBack', 'failed'] as const
const TONES = { delivered: 'good', waiting: 'waiting', heldBack: 'held', failed: 'bad' } as const

/** What today's runs have come to. */
export function TodayCard({ home: { runs } }: { home: HomeView }) {
  const { t } = useTranslation()
  const words = useWords()
  const sums = sumUp(runs)
  return (
    <Card title={<h2>{t('home.today')}</h2>}>
      {runs.fired === 0 ? (
        <p className="card-about">{t('home.noRuns')}</p>
      ) : (
        <>
          <dl className="home-figures">
            {FIGURES.map((each) => (
              <div key={each} className={`tone-${sums[each] === 0 ? 'held' : TONES[each]}`}>
                <dt>{t(`home.${each}`)}</dt>
                <dd>{words.number(sums[each])}</dd>
                {each === 'failed' && sums.failedShare !== null && sums.failed > 0 && (
                  <small>{t('home.failedShare', { share: words.share(sums.failedShare) })}</small>
                )}
              </div>
            ))}
          </dl>
          {sums.unsure > 0 && <p className="zone-note">{t('home.unsure', { count: sums.unsure })}</p>}
        </>
      )}
      <p className="zone-note">
        {t('home.runsOnly')} {!runs.isComplete && t('home.notComplete')}
      </p>
    </Card>
  )
}
