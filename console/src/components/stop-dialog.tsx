import { App, Input, Modal } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { useStopLine } from '../use-line.ts'

const LONGEST_REASON = 300

/** Asks for the reason that everybody will see, and says what stopping does. */
export function StopDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const box = useRef<TextAreaRef>(null)
  const stop = useStopLine()
  const missing = why.trim() === ''
  const fault = stop.isError ? problem(stop.error).detail : tried && missing && t('line.whyMissing')

  function submit() {
    setTried(true)
    if (!missing) stop.mutate(why.trim(), { onSuccess: finish })
  }
  function finish() {
    void message.success(t('line.stopDone'))
    onClose()
  }
  function forget() {
    setWhy('')
    setTried(false)
    stop.reset()
  }
  return (
    <Modal
      open={open}
      title={t('line.stopTitle')}
      okText={t('line.stop')}
      okButtonProps={{ danger: true }}
      confirmLoading={stop.isPending}
      onOk={submit}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && box.current?.focus()}
      afterClose={forget}
      destroyOnHidden
    >
      <ul className="stop-means">
        <li>{t('line.stopNow')}</li>
        <li>{t('line.stopGone')}</li>
        <li>{t('line.stopWaits')}</li>
      </ul>
      <label className="field-label" htmlFor="stop-why">
        {t('line.why')}
      </label>
      <Input.TextArea
        id="stop-why"
        ref={box}
        maxLength={LONGEST_REASON}
        autoSize={{ minRows: 2, maxRows: 5 }}
        placeholder={t('line.whyPlaceholder')}
        value={why}
        status={fault ? 'error' : ''}
        aria-describedby="stop-fault"
        onChange={(event) => setWhy(event.target.value)}
      />
      <p id="stop-fault" className="field-fault" role="status">
        {fault}
      </p>
    </Modal>
  )
}
