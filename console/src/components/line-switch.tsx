import { CaretRightOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { useLine, useStartLine } from '../use-line.ts'
import { useRights } from '../use-session.ts'
import { StopDialog } from './stop-dialog.tsx'

/** Stops everything, or starts it again; for an admin only. One button for both, so that focus stays where it was. */
export function LineSwitch() {
  const { t } = useTranslation()
  const { line } = useLine()
  const { steersLine } = useRights()
  const [open, setOpen] = useState(false)
  const askToStart = useStartQuestion()
  if (!steersLine || line === undefined) return null
  const isStopped = line.state === 'stopped'
  const words = isStopped ? 'line.start' : 'line.stop'
  return (
    <>
      <Button
        className="line-switch"
        danger={!isStopped}
        type={isStopped ? 'primary' : 'default'}
        icon={isStopped ? <CaretRightOutlined /> : <StopOutlined />}
        title={t(words)}
        onClick={() => (isStopped ? askToStart('line.start') : setOpen(true))}
      >
        {t(words)}
      </Button>
      <StopDialog open={open} onClose={() => setOpen(false)} />
    </>
  )
}

/** Asks before everything is started again, for what waited leaves at once. Also ends the pause after a fault. */
export function useStartQuestion(): (words: 'line.start' | 'line.tryNow') => void {
  const { t } = useTranslation()
  const { message, modal } = App.useApp()
  const problem = useProblemWords()
  const start = useStartLine()
  return (words) => {
    modal.confirm({
      title: t('line.startTitle'),
      content: t('line.startText'),
      okText: t(words),
      onOk: async () => {
        try {
          await start.mutateAsync()
          void message.success(t('line.started'))
        } catch (error) {
          modal.error({ title: problem(error).title, content: problem(error).detail })
        }
      },
    })
  }
}
