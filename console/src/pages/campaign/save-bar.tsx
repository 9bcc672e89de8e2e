import { Alert, App, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import type { CampaignChange, CampaignView } from '#shared/contracts/console-api.ts'
import { RequestFailure } from '../../http.ts'
import { useFaultWords, useProblemWords } from '../../i18n/use-problem-words.ts'
import type { useSaveCampaign } from './queries.ts'
import { isSettingName } from './setting-names.ts'

type Props = {
  campaign: CampaignView
  change: CampaignChange | undefined
  save: ReturnType<typeof useSaveCampaign>
  onSaved: (saved: CampaignView) => void
  onDiscard: () => void
}

/** Faults in a wording are shown where it is written, in the language of the screen. */
const WORDING_PATH = /\.(zh|en)$/

/** Stands at the foot of the screen while something is not saved, and keeps people from losing it. */
export function SaveBar({ campaign, change, save, onSaved, onDiscard }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  useLeaveQuestion(change !== undefined)
  if (change === undefined) return null
  function submit() {
    if (change === undefined) return
    save.mutate(change, {
      onSuccess: (saved) => {
        onSaved(saved)
        const isNew = saved.version > campaign.version
        void message.success(isNew ? t('campaign.savedVersion', { version: saved.version }) : t('campaign.saved'))
      },
    })
  }
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

function SaveFailure({ error }: { error: Error }) {
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
    if (part === 'audience' && (name === 'kinds' || name === 'tags' || name === 'regions')) return t(`audience.${name}`)
    return path
  }
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
