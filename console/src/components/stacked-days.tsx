import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Counts } from '#shared/contracts/campaign.ts'
import { GROUP_TONES, groupCounts, OUTCOME_GROUPS, type OutcomeGroup } from '../outcome-groups.ts'
import { useWords } from '../use-words.ts'
import './stacked-days.css'

type Day = { date: string; counts: Counts }
type Props = { days: readonly Day[]; label: string; placeOf: (date: string) => string }

const HEIGHT = 120
const GROUPS = Object.keys(OUTCOME_GROUPS).filter((name): name is OutcomeGroup => name in OUTCOME_GROUPS)

/** A column a day, of what became of its texts; each leads to them. */
export function StackedDays({ days, label, placeOf }: Props) {
  const { t } = useTranslation()
  const most = Math.max(1, ...days.map(({ counts }) => totalOf(counts)))
  return (
    <figure className="stacked">
      <ol className="stacked-days" aria-label={label}>
        {days.map((day) => (
          <li key={day.date}>
            <DayColumn day={day} most={most} to={placeOf(day.date)} />
          </li>
        ))}
      </ol>
      <figcaption className="stacked-legend">
        {GROUPS.map((group) => (
          <span key={group} className={`tone-${GROUP_TONES[group]}`}>
            <i aria-hidden="true" />
            {t(`home.${group}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function DayColumn({ day: { date, counts }, most, to }: { day: Day; most: number; to: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const groups = groupCounts(counts)
  const some = GROUPS.filter((group) => groups[group] > 0)
  const told = some.map((group) => `${t(`home.${group}`)} ${words.number(groups[group])}`)
  const title = `${words.day(date)}: ${told.length === 0 ? t('home.noTexts') : told.join(t('home.between'))}`
  return (
    <Link to={to} className="stacked-day" aria-label={title} title={title}>
      <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {columnOf(groups, most).map(({ group, top, height }) => (
          <rect key={group} className={`tone-${GROUP_TONES[group]}`} x="0" width="10" y={top} height={height} />
        ))}
      </svg>
      <span aria-hidden="true">{Number(date.slice(8))}</span>
    </Link>
  )
}

function columnOf(groups: Record<OutcomeGroup, number>, most: number) {
  let below = 0
  return GROUPS.filter((group) => groups[group] > 0).map((group) => {
    const height = Math.max(2, (groups[group] / most) * HEIGHT)
    below += height
    return { group, top: Math.max(0, HEIGHT - below), height }
  })
}

function totalOf(counts: Counts): number {
  return Object.values(groupCounts(counts)).reduce((sum, count) => sum + count, 0)
}
