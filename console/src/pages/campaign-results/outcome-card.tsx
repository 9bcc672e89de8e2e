import { useQuery } from '@tanstack/react-query'
import { Card, Flex, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutcomeView } from '#shared/contracts/console-api/outcome.ts'
import { api } from '../../api.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useSubjectWord } from '../../subject-word.ts'
import { useWords } from '../../use-words.ts'

const SPANS = [
  { name: 'day', hours: 24 },
  { name: 'threeDays', hours: 72 },
  { name: 'week', hours: 168 },
] as const
const FRESH_MS = 60_000

type Props = { campaignId: string; range: { from: string; until: string } }

/** What came to be so of the orders, loans or other records within some time after their text, beside those left without one. */
export function OutcomeCard({ campaignId, range }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const [fact, setFact] = useState<string | null>(null)
  const [hours, setHours] = useState<number>(SPANS[0].hours)
  const query = useQuery({
    queryKey: ['outcome', campaignId, range, fact, hours],
    queryFn: () => api.outcome(campaignId, { ...range, hours: String(hours), ...(fact !== null && { fact }) }),
    staleTime: FRESH_MS,
    placeholderData: (before) => before,
  })
  const outcome = query.data
  if (outcome?.type === null) return null
  return (
    <Card title={<h2>{t('outcome.title')}</h2>} className="outcome-card">
      <Flex gap="small" wrap className="outcome-tools">
        <Select
          aria-label={t('outcome.fact')}
          showSearch={{ optionFilterProp: 'label' }}
          value={outcome?.fact ?? null}
          options={(outcome?.facts ?? []).map(({ name, words }) => ({ value: name, label: words[language] }))}
          onChange={(next: string | null) => setFact(next)}
        />
        <Segmented
          aria-label={t('outcome.within')}
          value={hours}
          options={SPANS.map(({ name, hours: value }) => ({ value, label: t(`outcome.spans.${name}`) }))}
          onChange={setHours}
        />
      </Flex>
      {query.isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      <Trouble query={query} />
      {outcome !== undefined && <Told outcome={outcome} />}
    </Card>
  )
}

function Told({ outcome }: { outcome: OutcomeView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const subject = useSubjectWord()
  const { type, fact, facts, texted, heldOut, difference, waiting, isComplete } = outcome
  const what = facts.find(({ name }) => name === fact)?.words[language] ?? ''
  const said = (group: OutcomeView['texted']) => ({
    what,
    type: subject(type ?? ''),
    n: words.number(group.records),
    reached: words.number(group.reached),
    share: words.share(group.records === 0 ? 0 : group.reached / group.records),
  })
  const points = (share: number) => words.number(Math.round(share * 100))
  return (
    <>
      {texted.records === 0 && <p className="card-about">{t('outcome.none')}</p>}
      {texted.records > 0 && <p className="outcome-line">{t('outcome.texted', said(texted))}</p>}
      {heldOut.records > 0 && <p className="outcome-line">{t('outcome.heldOut', said(heldOut))}</p>}
      <p className="card-about">
        {difference === null
          ? t('outcome.alone')
          : t(difference.low > 0 || difference.high < 0 ? 'outcome.differs' : 'outcome.unclear', {
              points: points(difference.share),
              low: points(difference.low),
              high: points(difference.high),
            })}
        {waiting > 0 && ` ${t('outcome.waiting', { n: words.number(waiting) })}`}
        {!isComplete && ` ${t('outcome.newest')}`}
      </p>
    </>
  )
}
