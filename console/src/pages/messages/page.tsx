import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { CsvButton } from '../../components/csv-button.tsx'
import { FigureList } from '../../components/figure-list.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { allCampaignsQuery } from '../person/queries.ts'
import { ByCampaign } from './by-campaign.tsx'
import { figureIn } from './figure-in.ts'
import { Filters } from './filters.tsx'
import './messages.css'

/** The texts of a campaign or run, by state, reason and day; without one, which campaigns have such texts. */
export default function MessagesPage() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const campaign = params.get('campaign')
  const hasOne = campaign !== null || params.get('run') !== null
  const asked = figureIn(params, campaign ?? '')
  const { data } = useQuery(allCampaignsQuery)
  const name = data?.find(({ id }) => id === campaign)?.name ?? t('messages.title')
  return (
    <>
      <PageHeading
        title={t('messages.title')}
        about={t('messages.about')}
        actions={hasOne && <CsvButton source={{ path: '/api/messages/search', body: asked }} name={name} />}
      />
      <Card className="messages-filters">
        <Filters />
      </Card>
      {hasOne ? (
        <Card title={<h2>{name}</h2>}>
          <FigureList asked={asked} />
        </Card>
      ) : (
        <ByCampaign />
      )}
    </>
  )
}
