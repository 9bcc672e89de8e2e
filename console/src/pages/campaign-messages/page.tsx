import { Card, Flex } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { FigureQuery } from '../../api.ts'
import { CsvButton } from '../../components/csv-button.tsx'
import { FigureList, useFigureMessages } from '../../components/figure-list.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useCampaign } from '../campaign/campaign-context.ts'
import { figureIn } from '../messages/figure-in.ts'

/** The messages behind a figure of a campaign or of one of its runs, as the address names it. */
export default function CampaignMessagesPage() {
  const { t } = useTranslation()
  const { campaign } = useCampaign()
  const [params] = useSearchParams()
  const asked = figureIn(params, campaign.id)
  const list = useFigureMessages(asked)
  const isNarrowed = asked.state !== undefined || asked.reason !== undefined || 'run' in asked || 'from' in asked
  return (
    <Card
      title={<Title asked={asked} first={list.data?.pages[0]?.items[0]} />}
      extra={
        <Flex gap="small" align="center" wrap>
          {isNarrowed && <Link to={`/campaigns/${campaign.id}/messages`}>{t('results.showAll')}</Link>}
          <CsvButton source={{ path: '/api/messages/search', body: asked }} name={campaign.name} />
        </Flex>
      }
    >
      <FigureList asked={asked} />
    </Card>
  )
}

/** The state or reason in words; a reason's are those of the messages found. */
function Title({ asked: { state, reason }, first }: { asked: FigureQuery; first: MessageView | undefined }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const parts = [
    ...(state === undefined ? [] : [t(`state.${state}.name`)]),
    ...(reason === undefined || first?.reason?.code !== reason ? [] : [pick(first.reason)]),
  ]
  return <>{parts.length === 0 ? t('results.allMessages') : parts.join(' · ')}</>
}
