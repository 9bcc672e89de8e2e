import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { addCounts } from '#shared/domain/campaigns/tally.ts'
import { toneOf } from '../../components/state-tag.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { groupOf, OUTCOME_GROUPS } from '../../outcome-groups.ts'
import { useWords } from '../../use-words.ts'
import { homeQuery } from '../home/queries.ts'
import { dayIn, figureIn, messagesPath } from './figure-in.ts'

/** Which campaigns have texts of that day, or of the last 14, and how many of each state: each leads to them. */
export function ByCampaign() {
  const { t } = useTranslation()
  const words = useWords()
  const home = useQuery(homeQuery)
  const [params] = useSearchParams()
  const day = dayIn(params)
  const { state } = figureIn(params, '')
  const group = groupOf(params.get('group'))
  const states: readonly string[] | null =
    state !== undefined ? [state] : group === undefined ? null : OUTCOME_GROUPS[group]
  const rows = (home.data?.campaigns ?? []).map(({ id, name, days }) => ({
    id,
    name,
    counts: addCounts(days.filter(({ date }) => day === null || date === day).map(({ counts }) => counts)),
  }))
  const shown = rows
    .map((row) => ({ ...row, some: statesOf(row.counts).filter(([each]) => states === null || states.includes(each)) }))
    .filter(({ some }) => some.length > 0)
  return (
    <Card title={<h2>{day === null ? t('messages.fortnight') : words.day(day)}</h2>}>
      {home.isPending && <Skeleton active />}
      <Trouble query={home} />
      {home.isSuccess && shown.length === 0 && <p className="card-about">{t('messages.none')}</p>}
      <ul className="messages-campaigns">
        {shown.map(({ id, name, some }) => (
          <li key={id}>
            <Link to={messagesPath({ campaign: id, day })}>{name}</Link>
            <span className="messages-states">
              {some.map(([each, n]) => (
                <Link
                  key={each}
                  className={`state-tag tone-${toneOf(each)}`}
                  to={messagesPath({ campaign: id, day, state: each })}
                >
                  {t(`state.${each}.name`)} {words.number(n)}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Counts = ReturnType<typeof addCounts>
type State = Parameters<typeof toneOf>[0]

function statesOf(counts: Counts): [State, number][] {
  const all = Object.values(OUTCOME_GROUPS).flat()
  return all.flatMap((state): [State, number][] => {
    const n = counts[state] ?? 0
    return n === 0 ? [] : [[state, n]]
  })
}
