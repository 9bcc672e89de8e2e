import { CaretRightOutlined, CheckCircleFilled, ReloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { DryRunView } from '#shared/contracts/console-api/dry-run.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { personOf } from '../../line-state.ts'
import { usePersonWords } from '../../use-line.ts'
import { useAccount } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import type { CampaignContext } from '../campaign/campaign-context.ts'
import { isRefusedFor, rivalOf } from '../campaign/rival.ts'
import { SameOccasion } from '../campaign/same-occasion.tsx'
import { approvalQuery, useActivate, useApprove } from './queries.ts'
import { firingToTell, goesAtOnce, isTyped, mustTypeNumber, waitsUntil } from './sentence.ts'

type Props = { dryRun: DryRunView; context: CampaignContext; isStale: boolean; onAgain: () => void }

/** Stands at the foot of the screen: what the button does is on it, and what stands in its way above it. */
export function ActivateBar({ dryRun, context, isStale, onAgain }: Props) {
  const { t } = useTranslation()
  const { campaign } = context
  const above = useQuery(approvalQuery).data?.above ?? null
  const { message } = App.useApp()
  const navigate = useNavigate()
  const activate = useActivate(campaign.id, () => {
    void message.success(t('check.activated'))
    void navigate(`/campaigns/${campaign.id}`)
  })
  const approve = useApprove(campaign.id)
  const needsApproval = above !== null && dryRun.selected > above && campaign.approval?.holds !== true
  return (
    <div className="activate-bar">
      <Refused error={activate.error ?? approve.error} above={above} />
      <Approval {...{ dryRun, context, above, approve, isStale }} needsApproval={needsApproval} />
      <div className="activate-row">
        <Button icon={<ReloadOutlined />} onClick={onAgain}>
          {t('check.again')}
        </Button>
        {campaign.state === 'active' ? (
          <span className="card-about">{t('check.alreadyActive')}</span>
        ) : (
          <Activate {...{ dryRun, context, activate }} isBlocked={isStale || needsApproval} />
        )}
      </div>
    </div>
  )
}

type ActivateProps = {
  dryRun: DryRunView
  context: CampaignContext
  activate: ReturnType<typeof useActivate>
  isBlocked: boolean
}

function Activate({ dryRun, context: { campaign }, activate, isBlocked }: ActivateProps) {
  const { t } = useTranslation()
  const words = useWords()
  const buttonWords = useButtonWords()
  const [typed, setTyped] = useState('')
  const mustType = mustTypeNumber(dryRun)
  const { fingerprint } = dryRun
  const label = t('check.typeNumber', { n: words.number(dryRun.sendable) })
  return (
    <>
      {mustType && (
        <span className="type-number">
          <label htmlFor="typed-number">{label}</label>
          <Input
            id="typed-number"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
      )}
      <Button
        type="primary"
        size="large"
        icon={<CaretRightOutlined />}
        loading={activate.isPending}
        disabled={isBlocked || fingerprint === null || (mustType && !isTyped(typed, dryRun))}
        onClick={() => {
          if (fingerprint === null) return
          activate.mutate({ fingerprint, rev: campaign.rev })
        }}
      >
        {buttonWords(dryRun, campaign)}
      </Button>
    </>
  )
}

/** `启用，12 月 6 日 09:00 发给 920 人`: what follows from pressing it. */
function useButtonWords(): (dryRun: DryRunView, campaign: CampaignView) => string {
  const { t } = useTranslation()
  const words = useWords()
  return (dryRun, campaign) => {
    const told = firingToTell(dryRun)
    if (told === null) return t('check.activateEvent')
    if (dryRun.sendable === 0) return t('check.activateNobody')
    const people = words.people(dryRun.sendable)
    if (goesAtOnce(campaign)) {
      const opening = waitsUntil(dryRun)
      if (opening === null) return t('check.activateNow', { people })
      return t('check.activateNowWaits', { people, when: words.instant(opening, told.zone) })
    }
    const blanks = { when: words.instant(told.at, told.zone), people }
    return t(campaign.state === 'paused' ? 'check.resumeAt' : 'check.activateAt', blanks)
  }
}

type ApprovalProps = {
  dryRun: DryRunView
  context: CampaignContext
  above: number | null
  approve: ReturnType<typeof useApprove>
  needsApproval: boolean
  isStale: boolean
}

/** Who has approved it, or how it can be: by anybody but whoever changed it last, whom the server knows. */
function Approval({ dryRun, context: { campaign }, above, approve, needsApproval, isStale }: ApprovalProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const person = usePersonWords()
  const words = useWords()
  const account = useAccount()
  const { approval } = campaign
  if (approval?.holds === true) {
    const blanks = { who: person(approval.by), when: words.instant(approval.at), people: words.people(approval.people) }
    return (
      <p className="approved">
        <CheckCircleFilled /> {t('check.approved', blanks)}
      </p>
    )
  }
  if (!needsApproval || above === null) return null
  const editor = campaign.editedBy ?? campaign.changedBy
  const isOwn = editor !== null && personOf(editor).account === account
  const { fingerprint } = dryRun
  return (
    <Alert
      type="info"
      showIcon
      title={t('check.needsTitle')}
      description={
        <>
          <p>{t('check.needsText', { above: words.people(above) })}</p>
          <span className="alert-actions">
            <CopyLink />
            {!isOwn && (
              <Button
                loading={approve.isPending}
                disabled={fingerprint === null || isStale}
                onClick={() => {
                  if (fingerprint === null) return
                  const done = { onSuccess: () => void message.success(t('check.approvedDone')) }
                  approve.mutate({ fingerprint, rev: campaign.rev }, done)
                }}
              >
                {t('check.approve', { people: words.people(dryRun.selected) })}
              </Button>
            )}
          </span>
        </>
      }
    />
  )
}

function CopyLink() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <Button
      onClick={async () => {
        await navigator.clipboard.writeText(window.location.href)
        void message.success(t('check.linkCopied'))
      }}
    >
      {t('check.copyLink')}
    </Button>
  )
}

function Refused({ error, above }: { error: Error | null; above: number | null }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const words = useWords()
  if (error === null) return null
  const rival = rivalOf(error)
  if (rival !== null) {
    return (
      <Alert
        type="error"
        showIcon
        title={t('sameOccasion.title')}
        description={<SameOccasion campaignId={rival} />}
        action={<Link to={`/campaigns/${rival}`}>{t('sameOccasion.open')}</Link>}
      />
    )
  }
  const needs = above === null ? t('check.needsTextPlain') : t('check.needsText', { above: words.people(above) })
  const { title, detail } = isRefusedFor(error, 'drifted')
    ? { title: t('check.driftedTitle'), detail: t('check.driftedText') }
    : isRefusedFor(error, 'needs-approval')
      ? { title: t('check.needsTitle'), detail: needs }
      : isRefusedFor(error, 'own-change')
        ? { title: t('check.ownChangeTitle'), detail: t('check.ownChangeText') }
        : isRefusedFor(error, 'conflict')
          ? { title: t('check.pastTitle'), detail: t('check.pastText') }
          : problem(error)
  return <Alert type="error" showIcon title={title} description={detail} />
}
