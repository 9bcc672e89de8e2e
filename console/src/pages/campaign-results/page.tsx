import { useQuery } from '@tanstack/react-query'
import { Card, Flex, Segmented, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays } from '#shared/domain/calendar/time.ts'
import { api } from '../../api.ts'
import { CsvButton } from '../../components/csv-button.tsx'
import { StackedDays } from '../../components/stacked-days.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { DEFAULT_ZONE, formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import { useCampaign } from '../campaign/campaign-context.ts'
import { Found } from '../campaign/results.tsx'
import { messagesPath } from '../messages/figure-in.ts'
import { OutcomeCard } from './outcome-card.tsx'

const SPANS = [7, 14, 30, 90] as const
const POLL_MS = 10_000

/** What became of a campaign's texts, day by day; each figure leads to its messages. */
export default function CampaignResultsPage() {
  const { t } = useTranslation()
  const { campaign } = useCampaign()
  const [params, setParams] = useSearchParams()
  const span = SPANS.find((each) => String(each) === params.get('days')) ?? 14
  const until = formatDay(useNow().toISOString(), DEFAULT_ZONE)
  const range = { from: addDays(until, 1 - span), until }
  const query = useQuery({
    queryKey: ['results', campaign.id, range],
    queryFn: () => api.results(campaign.id, range),
    refetchInterval: POLL_MS,
    placeholderData: (before) => before,
  })
  const source = { path: `/api/campaigns/${encodeURIComponent(campaign.id)}/results?${new URLSearchParams(range)}` }
  return (
    <div className="results-cards">
      <Card
        title={t('results.byDay')}
        extra={
          <Flex gap="small" wrap className="results-tools">
            <Segmented
              aria-label={t('results.span')}
              value={span}
              options={SPANS.map((days) => ({ value: days, label: t('results.days', { n: days }) }))}
              onChange={(days) => setParams({ days: String(days) })}
            />
            <CsvButton source={source} name={campaign.name} />
          </Flex>
        }
      >
        {query.isPending && <Skeleton active />}
        <Trouble query={query} />
        {query.data !== undefined && (
          <>
            <StackedDays
              days={query.data.days}
              label={t('results.byDay')}
              placeOf={(day) => messagesPath({ campaign: campaign.id, day })}
            />
            <Found campaignId={campaign.id} results={query.data} />
          </>
        )}
      </Card>
      <OutcomeCard campaignId={campaign.id} range={range} />
    </div>
  )
}
