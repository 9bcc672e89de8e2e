import { Alert, App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useBlocker } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useFaultWords, useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { usePersonWords } from '../../use-line.ts'
import { DifferenceDialog } from './difference-dialog.tsx'
import { rivalOf } from './rival.ts'
import { SameOccasion } from './same-occasion.tsx'
import type { LiveEditing } from './use-editing.ts'
import { useFieldWords } from './use-field-words.ts'

type Props = { campaign: CampaignView; editing: LiveEditing }

/** Faults in a wording are shown where it is written, in the language of the screen. */
const WORDING_PATH = /\.(zh|en)$/

/** Stands at the foot of the screen while something is not saved, and keeps people from losing it. */
export function SaveBar({ campaign, editing }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isLooking, setLooking] = useState(false)
  const { base, change, save } = editing
  useLeaveQuestion(campaign.id, editing)
  if (change === undefined) return null
  if (editing.isOvertaken) return <Overtaken by={campaign.changedBy} editing={editing} />
  function submit() {
    if (change === undefined) return
    setLooking(false)
    save.mutate(
      { change, rev: base.rev },
      {
        onSuccess: (saved) => {
          editing.onSaved(saved)
          const isNew = saved.version > base.version
          void message.success(isNew ? t('campaign.savedVersion', { version: saved.version }) : t('campaign.saved'))
        },
      },
    )
  }
  return (
    <div className="save-bar">
      {save.isError && <SaveFailure error={save.error} campaign={base} />}
      <div className="save-bar-row">
        <span>{t('campaign.unsaved')}</span>
        <Button onClick={editing.onDiscard}>{t('campaign.discard')}</Button>
        <Button type="primary" loading={save.isPending} onClick={() => setLooking(true)}>
          {t('shell.save')}
        </Button>
      </div>
      <DifferenceDialog
        open={isLooking}
        change={change}
        base={base}
        onSave={submit}
        onCancel={() => setLooking(false)}
      />
    </div>
  )
}

/** Somebody else saved another content: nothing is overwritten before the person has chosen. */
function Overtaken({ by, editing: { onDiscard, onKeepMine } }: { by: string | null; editing: LiveEditing }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  return (
    <div className="save-bar">
      <Alert
        type="warning"
        showIcon
        title={by === null ? t('campaign.overtakenTitleUnknown') : t('campaign.overtakenTitle', { who: person(by) })}
        description={t('campaign.overtakenText')}
      />
      <div className="save-bar-row">
        <Button onClick={onDiscard}>{t('campaign.takeTheirs')}</Button>
        <Button type="primary" onClick={onKeepMine}>
          {t('campaign.keepMine')}
        </Button>
      </div>
    </div>
  )
}

type Failed = { error: Error; campaign: CampaignView }

function SaveFailure({ error, campaign }: Failed) {
  const rival = rivalOf(error)
  return rival === null ? <SaveFaults error={error} campaign={campaign} /> : <RivalFailure campaignId={rival} />
}

function RivalFailure({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="error"
      showIcon
      title={t('sameOccasion.title')}
      description={<SameOccasion campaignId={campaignId} />}
      action={<Link to={`/campaigns/${campaignId}`}>{t('sameOccasion.open')}</Link>}
    />
  )
}

function SaveFaults({ error, campaign }: Failed) {
  const { t } = useTranslation()
  const words = useProblemWords()(error)
  const faultWords = useFaultWords()
  const fieldWords = useFieldWords(campaign)
  const faults = error instanceof RequestFailure ? (error.problem.errors ?? []) : []
  const others = faults.filter(({ path }) => !WORDING_PATH.test(path))
  return (
    <Alert
      type="error"
      showIcon
      title={faults.length > 0 ? t('campaign.faultsTitle') : words.title}
      description={
        faults.length === 0 ? (
          words.detail
        ) : (
          <ul className="fault-list">
            {others.length < faults.length && <li>{t('campaign.wordingFaults')}</li>}
            {others.map((fault) => (
              <li key={`${fault.path} ${fault.message}`}>
                {t('campaign.fault', { where: fieldWords(fault.path), what: faultWords(fault) })}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}

function useLeaveQuestion(campaignId: string, { change, onDiscard }: LiveEditing): void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const isDirty = change !== undefined
  const discard = useRef(onDiscard)
  discard.current = onDiscard
  const blocker = useBlocker(({ nextLocation }) => isDirty && nextLocation.pathname.split('/')[2] !== campaignId)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const question = modal.confirm({
      title: t('campaign.leaveTitle'),
      content: t('campaign.leaveText'),
      okText: t('campaign.leave'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      cancelText: t('campaign.stay'),
      onOk: () => {
        discard.current()
        blocker.proceed()
      },
      onCancel: () => blocker.reset(),
    })
    return () => question.destroy()
  }, [blocker, modal, t])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
}
