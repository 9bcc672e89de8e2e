import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useNow } from '../../use-clock.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import { useCampaign } from './campaign-context.ts'
import { runsQuery } from './queries.ts'
import { Results } from './results.tsx'
import { Runs } from './runs.tsx'
import { Templates } from './templates.tsx'
import { useSendingSince } from './use-sending.ts'

/** How a campaign that is or has been active stands, and what became of its texts. */
export default function OverviewPage() {
  const { t } = useTranslation()
  const { campaign, kind } = useCampaign()
  return (
    <div className="campaign-parts">
      <State campaign={campaign} />
      {kind.trigger === 'schedule' && <Waiting campaignId={campaign.id} />}
      <Results campaignId={campaign.id} />
      {kind.trigger === 'schedule' && (
        <Card title={t('campaign.runs')}>
          <Runs campaign={campaign} />
        </Card>
      )}
      <Templates campaign={campaign} />
    </div>
  )
}

function State({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const words = useWords()
  const stateWords = useStateWords()
  const sendingSince = useSendingSince(campaign)
  const sentence =
    sendingSince === null
      ? stateWords(campaign)
      : t('overview.sending', { when: words.instant(sendingSince.toISOString()) })
  return <p className={`campaign-sentence is-${campaign.state}`}>{sentence}</p>
}

/** The state in one sentence, with what comes next. */
function useStateWords(): (campaign: CampaignView) => string {
  const { t } = useTranslation()
  const words = useWords()
  const { pick } = useLanguage()
  const now = useNow()
  return (campaign) => {
    if (campaign.state === 'paused') return t('overview.paused')
    if (campaign.state === 'stopped') return t('overview.stopped')
    const next = nextSendOf(campaign, now)
    switch (next.kind) {
      case 'at':
        return t('overview.activeNext', { when: words.instant(next.at.toISOString()) })
      case 'before-due':
        return t('overview.activeBeforeDue', { time: next.time, days: next.days.join(t('campaignList.comma')) })
      case 'daily':
        return t('overview.activeDaily', { time: next.time })
      case 'over':
        return t('overview.over', { when: words.instant(next.at.toISOString()) })
      case 'at-once':
        return t('overview.active')
      case 'events':
        return t('overview.activeEvent', { how: howEventsStartIt(campaign) })
      case 'unknown':
        return campaign.steps === undefined
          ? t('overview.active')
          : t('overview.activeEvent', { how: howEventsStartIt(campaign) })
    }
  }
  function howEventsStartIt({ kind, steps, settings: { cutOffs, delayMinutes } }: CampaignView): string {
    if (steps !== undefined) {
      const moments = new Set(steps.map(({ names }) => pick(names)))
      return t('overview.eventSteps', { steps: [...moments].join(t('overview.and')) })
    }
    if (kind === 'order-thanks') return t('overview.eventArrived')
    if (kind === 'shipment-notice') return t('overview.eventShipped')
    if (Array.isArray(cutOffs) && cutOffs.length > 0) return t('overview.eventCutOff')
    return t('overview.eventOrder', { n: words.number(Number(delayMinutes)) })
  }
}

/** A run that nobody has approved yet: nothing of it is sent before. */
function Waiting({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const { data } = useInfiniteQuery(runsQuery(campaignId))
  const waits = data?.pages.some(({ items }) => items.some(({ waits }) => waits !== null)) ?? false
  if (!waits) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('overview.waitsTitle')}
      description={t('overview.waitsText')}
      action={editsCampaigns && <Link to={`/campaigns/${campaignId}/check`}>{t('overview.waitsLink')}</Link>}
    />
  )
}
