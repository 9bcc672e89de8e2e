import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ResultsView } from '#shared/contracts/console-api/results.ts'
import { api } from '../../api.ts'
import { Bars } from '../../components/bars.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatMoney } from '../../number-format.ts'
import { useWords } from '../../use-words.ts'
import { type FigureName, figureOf, selectedIn } from './figures.ts'

const POLL_MS = 5_000
const SHOWN = ['delivered', 'failed', 'held'] as const satisfies FigureName[]

/** What became of a campaign's texts in the last 30 days; every figure leads to its messages. */
export function Results({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['results', campaignId],
    queryFn: () => api.results(campaignId),
    refetchInterval: POLL_MS,
  })
  return (
    <Card title={t('results.title')}>
      {query.isPending && <Skeleton active />}
      <Trouble query={query} />
      {query.data !== undefined && <Found campaignId={campaignId} results={query.data} />}
    </Card>
  )
}

type Props = { campaignId: string; results: ResultsView }

/** The figures of these results, their reasons as bars, and what they cost. */
export function Found({ campaignId, results }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const { parts, price, isComplete, uncounted } = results
  if (selectedIn(results) === 0) return <p className="card-about">{t('results.none')}</p>
  return (
    <>
      <dl className="figures">
        <Selected campaignId={campaignId} results={results} />
        {SHOWN.map((name) => (
          <Figure key={name} name={name} campaignId={campaignId} results={results} />
        ))}
      </dl>
      <Reasons campaignId={campaignId} results={results} />
      <p className="card-about">
        {price === null
          ? t('results.parts', { parts: words.parts(parts) })
          : t('results.spent', { parts: words.parts(parts), price: formatMoney(price, language) })}
        {uncounted > 0 && ` ${t('results.uncounted', { people: words.people(uncounted) })}`}
        {!isComplete && ` ${t('results.incomplete')}`}
      </p>
    </>
  )
}

function Selected({ campaignId, results }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div>
      <dt>{t('results.selected')}</dt>
      <dd>
        <Link className="figure" to={`/campaigns/${campaignId}/messages`}>
          {words.number(selectedIn(results))}
        </Link>
        <States campaignId={campaignId} states={figureOf('waiting', results.totals).states} />
      </dd>
    </div>
  )
}

function Figure({ name, campaignId, results }: Props & { name: (typeof SHOWN)[number] }) {
  const { t } = useTranslation()
  const words = useWords()
  const { total, states } = figureOf(name, results.totals)
  const [only] = states
  const isOne = states.length === 1 && only !== undefined
  return (
    <div>
      <dt>{t(`results.${name}`)}</dt>
      <dd>
        {isOne ? (
          <Link className="figure" to={`/campaigns/${campaignId}/messages?state=${only.state}`}>
            {words.number(total)}
          </Link>
        ) : (
          <span className="figure">{words.number(total)}</span>
        )}
        <States campaignId={campaignId} states={states} />
      </dd>
    </div>
  )
}

function States({ campaignId, states }: { campaignId: string; states: ReturnType<typeof figureOf>['states'] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <ul className="figure-states">
      {states.map(({ state, n }) => (
        <li key={state}>
          <Link to={`/campaigns/${campaignId}/messages?state=${state}`}>
            {t(`state.${state}.name`)} {words.number(n)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Reasons({ campaignId, results: { reasons, words } }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  if (words.length === 0) return null
  const bars = words.map((reason) => ({
    key: reason.code,
    words: pick(reason),
    count: reasons[reason.code] ?? 0,
    to: `/campaigns/${campaignId}/messages?reason=${reason.code}`,
  }))
  return (
    <section className="figure-reasons">
      <h2>{t('results.reasons')}</h2>
      <Bars bars={bars} />
    </section>
  )
}
