import { EditOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { PageTabs } from '../../components/page-tabs.tsx'
import { useKindName } from '../../kind-names.ts'
import { useNow } from '../../use-clock.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { nextSendOf } from '../campaigns/next-send.ts'
import type { CampaignContext } from './campaign-context.ts'
import { stepAt } from './draft-steps.tsx'
import { MoreActions } from './more-actions.tsx'
import { SaveBar } from './save-bar.tsx'
import { ResumeButton } from './state-actions.tsx'
import { useEditing } from './use-editing.ts'
import { useSendingSince } from './use-sending.ts'

type Props = { campaign: CampaignView; kind: KindView; above: ReactNode }

/** What stands around each page of a campaign that is or has been active: its name, its state, and what can be done. */
export function LiveFrame({ campaign, kind, above }: Props) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { editsCampaigns } = useRights()
  const editing = useEditing(campaign, !editsCampaigns || campaign.state === 'stopped')
  const now = useNow()
  const isSending = useSendingSince(campaign) !== null
  const isOver = campaign.state === 'active' && nextSendOf(campaign, now).kind === 'over' && !isSending
  const step = stepAt(pathname)
  if (step !== undefined && step !== 'check') return <Navigate to={`/campaigns/${campaign.id}/edit`} replace />
  const context: CampaignContext = { campaign, kind, editing }
  return (
    <>
      <PageHeading
        title={campaign.name}
        about={<About campaign={campaign} kind={kind} />}
        above={above}
        actions={
          <>
            <CampaignStateTag state={campaign.state} isOver={isOver} />
            <span className="version">{t('campaigns.versionOf', { version: campaign.version })}</span>
            {editsCampaigns && campaign.state !== 'stopped' && !pathname.endsWith('/edit') && (
              <ButtonLink to={`/campaigns/${campaign.id}/edit`} icon={<EditOutlined />}>
                {t('overview.editButton')}
              </ButtonLink>
            )}
            {editsCampaigns && <ResumeButton campaign={campaign} isDirty={editing.change !== undefined} />}
            {editsCampaigns && <MoreActions campaign={campaign} isDirty={editing.change !== undefined} />}
          </>
        }
      />
      <Pages campaign={campaign} isOver={isOver || isSending} />
      {!editsCampaigns && <Alert className="note" type="info" showIcon title={t('campaign.readOnly')} />}
      <Outlet context={context} />
      {!editing.readOnly && <SaveBar campaign={campaign} editing={editing} />}
    </>
  )
}

function Pages({ campaign: { id, state }, isOver }: { campaign: CampaignView; isOver: boolean }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const { editsCampaigns } = useRights()
  const page = pathname.split('/')[3] ?? ''
  const checks = editsCampaigns && state !== 'stopped' && !isOver
  const tabs = [
    { to: `/campaigns/${id}`, words: t('overview.overview'), isHere: page === '' },
    { to: `/campaigns/${id}/results`, words: t('overview.results'), isHere: page === 'results' },
    { to: `/campaigns/${id}/messages`, words: t('overview.messages'), isHere: page === 'messages' },
    { to: `/campaigns/${id}/edit`, words: t('overview.edit'), isHere: page === 'edit' },
    ...(checks ? [{ to: `/campaigns/${id}/check`, words: t('overview.check'), isHere: page === 'check' }] : []),
  ]
  return <PageTabs label={t('overview.tabs')} tabs={tabs} />
}

/** What kind it is, and who last did something to it. */
function About({ campaign: { category, changedBy, changedAt }, kind }: { campaign: CampaignView; kind: KindView }) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const person = usePersonWords()
  const words = useWords()
  const what = `${kindName(kind.id)} · ${t(`category.${category}`)}`
  if (changedBy === null) return what
  return `${what} · ${t('campaign.changedBy', { who: person(changedBy), at: words.instant(changedAt) })}`
}
