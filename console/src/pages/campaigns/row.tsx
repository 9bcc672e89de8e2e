import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { KindIcon } from '../../components/kind-icon.tsx'
import { useKindName } from '../../kind-names.ts'
import { useNow } from '../../use-clock.ts'
import { useWords } from '../../use-words.ts'
import { nextSendOf } from './next-send.ts'
import { lastRunQuery } from './queries.ts'
import { useWhenWords } from './when-words.ts'

export function CampaignRow({ campaign }: { campaign: CampaignView }) {
  const kindName = useKindName()
  const whenWords = useWhenWords()
  const next = nextSendOf(campaign, useNow())
  const { id, kind, name, state, activeSince } = campaign
  const isOver = state === 'active' && next.kind === 'over'
  const about = [...(name === kindName(kind) ? [] : [kindName(kind)]), ...whenWords(campaign)]
  const firesByClock = next.kind !== 'events'
  return (
    <Link to={`/campaigns/${id}`} className="campaign-row">
      <KindIcon kind={kind} />
      <span className="campaign-name">
        <b>{name}</b>
        <small>{about.join(' · ')}</small>
      </span>
      <CampaignStateTag state={state} isOver={isOver} />
      <span className="campaign-when">
        {activeSince !== null && firesByClock ? <LastRun campaignId={id} /> : <Changed campaign={campaign} />}
      </span>
    </Link>
  )
}

function LastRun({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data } = useQuery(lastRunQuery(campaignId))
  if (data === undefined) return null
  if (data === null) return <small>{t('campaignList.notRunYet')}</small>
  const lastRun = { date: words.day(data.date), people: words.people(data.people) }
  return <small>{t('campaignList.lastRun', lastRun)}</small>
}

function Changed({ campaign: { activeSince, changedAt } }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <small>
      {t(activeSince === null ? 'campaigns.changed' : 'campaigns.activeSince')}{' '}
      <time dateTime={activeSince ?? changedAt}>{words.instant(activeSince ?? changedAt)}</time>
    </small>
  )
}
