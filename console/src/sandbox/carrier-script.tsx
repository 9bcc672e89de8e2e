import { Alert, App, Button, Card, Input, InputNumber, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import { CARRIER_ANSWERS, CARRIER_RECEIPTS } from '../local-run.ts'
import { useScript } from './queries.ts'

/** Makes the fake carrier behave in a chosen way for the next texts. */
export function CarrierScript() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const script = useScript()
  const [to, setTo] = useState('')
  const [answer, setAnswer] = useState<(typeof CARRIER_ANSWERS)[number]>('accept')
  const [receipt, setReceipt] = useState<(typeof CARRIER_RECEIPTS)[number]>('unreachable')
  const [times, setTimes] = useState<number | null>(1)
  function submit(event: FormEvent) {
    event.preventDefault()
    script.mutate(
      { ...(to.trim() === '' ? {} : { to: asE164(to) }), answer, receipt, times: times ?? 1 },
      { onSuccess: () => void message.success(t('bench.applied')) },
    )
  }
  return (
    <Card title={t('bench.script')}>
      <p className="card-about">{t('bench.scriptAbout')}</p>
      <form className="order-form" onSubmit={submit}>
        <label htmlFor="script-to">
          {t('bench.scriptTo')}
          <Input
            id="script-to"
            value={to}
            maxLength={20}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        <label htmlFor="script-answer">
          {t('bench.answer')}
          <Select
            id="script-answer"
            value={answer}
            options={CARRIER_ANSWERS.map((value) => ({ value, label: t(`bench.answers.${value}`) }))}
            onChange={setAnswer}
          />
        </label>
        <label htmlFor="script-receipt">
          {t('bench.receipt')}
          <Select
            id="script-receipt"
            value={receipt}
            options={CARRIER_RECEIPTS.map((value) => ({ value, label: t(`bench.receipts.${value}`) }))}
            onChange={setReceipt}
          />
        </label>
        <label htmlFor="script-times">
          {t('bench.times')}
          <InputNumber id="script-times" value={times} min={1} max={1_000} precision={0} onChange={setTimes} />
        </label>
        <Button htmlType="submit" loading={script.isPending}>
          {t('bench.apply')}
        </Button>
      </form>
      {script.isError && <Alert type="error" showIcon title={problem(script.error).detail} />}
    </Card>
  )
}

/** The number in the form that scripts are kept by; a Chinese mobile may be written without its country code. */
function asE164(typed: string): string {
  const digits = typed.replace(/[^\d+]/g, '')
  return /^1\d{10}$/.test(digits) ? `+86${digits}` : digits
}
