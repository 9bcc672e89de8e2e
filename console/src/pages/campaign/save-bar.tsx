import { Alert, App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useBlocker } from 'react-router'
import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useFaultWords, useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { usePersonWords } from '../../use-line.ts'
import type { useSaveCampaign } from './queries.ts'
import { rivalOf } from './rival.ts'
import { SameOccasion } from './same-occasion.tsx'
import { isSettingName } from './setting-names.ts'

type Props = {
  /** The campaign as it was read when editing began: what is saved must be a change of that. */
  base: CampaignView
  change: CampaignChange | undefined
  save: ReturnType<typeof useSaveCampaign>
  onSaved: (saved: CampaignView) => void
  /** What somebody else has saved meanwhile; null while nobody has. */
  overtaken: CampaignView | null
  onDiscard: () => void
  onKeepMine: () => void
}

/** Faults in a wording are shown where it is written, in the language of the screen. */
const WORDING_PATH = /\.(zh|en)$/

/** Stands at the foot of the screen while something is not saved, and keeps people from losing it. */
export function SaveBar({ base, change, save, overtaken, onSaved, onDiscard, onKeepMine }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  useLeaveQuestion(change !== undefined)
  if (change === undefined) return null
  function submit() {
    if (change === undefined) return
    const sent = { change, rev: base.rev }
    save.mutate(sent, {
      onSuccess: (saved) => {
        onSaved(saved)
        const isNew = saved.version > base.version
        void message.success(isNew ? t('campaign.savedVersion', { version: saved.version }) : t('campaign.saved'))
      },
    })
  }
  if (overtaken !== null) return <Overtaken by={overtaken.changedBy} onDiscard={onDiscard} onKeepMine={onKeepMine} />
  return (
    <div className="save-bar">
      {save.isError && <SaveFailure error={save.error} />}
      <div className="save-bar-row">
        <span>{t('campaign.unsaved')}</span>
        <Button onClick={onDiscard}>{t('campaign.discard')}</Button>
        <Button type="primary" loading={save.isPending} onClick={submit}>
          {t('shell.save')}
        </Button>
      </div>
    </div>
  )
}

type Choice = { by: string | null } & Pick<Props, 'onDiscard' | 'onKeepMine'>

/** Somebody else saved another content: nothing is overwritten before the person has chosen. */
function Overtaken({ by, onDiscard, onKeepMine }: Choice) {
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

function SaveFailure({ error }: { error: Error }) {
  const rival = rivalOf(error)
  return rival === null ? <SaveFaults error={error} /> : <RivalFailure campaignId={rival} />
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

function SaveFaults({ error }: { error: Error }) {
  const { t } = useTranslation()
  const words = useProblemWords()(error)
  const faultWords = useFaultWords()
  const fieldWords = useFieldWords()
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

/** The field that a path is in, as the form names it; the path itself where the form has no such field. */
function useFieldWords(): (path: string) => string {
  const { t } = useTranslation()
  return (path) => {
    const [part, name = ''] = path.split('.')
    if (part === 'settings' && isSettingName(name)) return t(`setting.${name}.name`)
    if (part === 'name') return t('campaign.name')
    if (part === 'audience' && isAudienceName(name)) return t(`audience.${name}`)
    return path
  }
}

const AUDIENCE_NAMES = ['kinds', 'tags', 'exceptTags', 'regions'] as const

function isAudienceName(name: string): name is (typeof AUDIENCE_NAMES)[number] {
  return AUDIENCE_NAMES.some((one) => one === name)
}

function useLeaveQuestion(isDirty: boolean): void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const blocker = useBlocker(isDirty)
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    const question = modal.confirm({
      title: t('campaign.leaveTitle'),
      content: t('campaign.leaveText'),
      okText: t('campaign.leave'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      cancelText: t('campaign.stay'),
      onOk: () => blocker.proceed(),
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
