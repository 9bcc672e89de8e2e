import { CheckOutlined, LoadingOutlined, WarningOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useKindName } from '../../kind-names.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import type { CampaignContext } from './campaign-context.ts'
import { DraftSteps, stepAt } from './draft-steps.tsx'
import { MoreActions } from './more-actions.tsx'
import { type Autosave, useAutosave } from './use-autosave.ts'

type Props = { campaign: CampaignView; kind: KindView; above: ReactNode }

/** What stands around each step of a draft: its name, the steps, and whether all of it is saved. */
export function DraftFrame({ campaign, kind, above }: Props) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const { editsCampaigns } = useRights()
  const { pathname } = useLocation()
  const editing = useAutosave(campaign, !editsCampaigns)
  const step = stepAt(pathname)
  if (step === undefined || (step === 'check' && !editsCampaigns)) {
    return <Navigate to={`/campaigns/${campaign.id}/audience`} replace />
  }
  const context: CampaignContext = { campaign, kind, editing }
  return (
    <>
      <PageHeading
        title={campaign.name}
        about={`${kindName(kind.id)} · ${t(`category.${campaign.category}`)}`}
        above={above}
        actions={
          <>
            {editsCampaigns && <SavedWords editing={editing} />}
            <CampaignStateTag state="draft" />
            {editsCampaigns && <MoreActions campaign={campaign} isDirty={false} />}
          </>
        }
      />
      <DraftSteps campaignId={campaign.id} here={step} />
      {!editsCampaigns && <Alert className="note" type="info" showIcon title={t('draftSteps.readOnly')} />}
      {editing.isOvertaken && <Overtaken by={campaign.changedBy} editing={editing} />}
      {editing.error !== null && !editing.isOvertaken && editing.faults.size === 0 && <Unsaved editing={editing} />}
      <Outlet context={context} />
    </>
  )
}

function SavedWords({ editing }: { editing: Autosave }) {
  const { t } = useTranslation()
  const { change, hasFailed, isOvertaken } = editing
  return (
    <span className="saved-words" role="status">
      {hasFailed || isOvertaken ? (
        <>
          <WarningOutlined /> {t('draftSteps.unsaved')}
        </>
      ) : change === undefined ? (
        <>
          <CheckOutlined /> {t('draftSteps.saved')}
        </>
      ) : (
        <>
          <LoadingOutlined /> {t('draftSteps.saving')}
        </>
      )}
    </span>
  )
}

function Unsaved({ editing: { error, edit } }: { editing: Autosave }) {
  const { t } = useTranslation()
  const words = useProblemWords()(error)
  return (
    <Alert
      className="note"
      type="error"
      showIcon
      title={words.title}
      description={words.detail}
      action={<Button onClick={() => edit({})}>{t('shell.retry')}</Button>}
    />
  )
}

function Overtaken({ by, editing }: { by: string | null; editing: Autosave }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  return (
    <Alert
      className="note"
      type="warning"
      showIcon
      title={by === null ? t('campaign.overtakenTitleUnknown') : t('draftSteps.overtakenTitle', { who: person(by) })}
      description={
        <>
          <p>{t('campaign.overtakenText')}</p>
          <span className="alert-actions">
            <Button onClick={editing.takeTheirs}>{t('draftSteps.theirs')}</Button>
            <Button type="primary" onClick={editing.keepMine}>
              {t('draftSteps.mine')}
            </Button>
          </span>
        </>
      }
    />
  )
}
