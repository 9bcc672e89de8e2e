import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import { Alert, App, Button, Card, InputNumber, Skeleton } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { isChangedMeanwhile } from '../../request-failure.ts'
import { useRights } from '../../use-session.ts'
import type { Setting } from './company-rules-queries.ts'

type Props<View> = {
  what: 'approval' | 'retention'
  standing: UseQueryResult<View>
  valueIn: (view: View) => number | null
  save: UseMutationResult<unknown, Error, Setting>
  say: (value: number | null) => string
  range: { min: number; max: number; preset: number | null }
  /** Asked before it is saved. @default it is saved at once */
  mayGoOn?: (next: number | null, before: number | null) => Promise<boolean>
}

/** One number that a company sets: what is in force, the preset with why, and a field for those who may change it. */
export function NumberSetting<View extends { rev: number }>(props: Props<View>) {
  const { what, standing, valueIn, say, range } = props
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const { data, isPending } = standing
  return (
    <Card className="limit-card" title={<h2>{t(`companyRules.${what}.title`)}</h2>}>
      <p className="card-about">{t(`companyRules.${what}.about`)}</p>
      {isPending && <Skeleton active paragraph={{ rows: 2 }} />}
      <Trouble query={standing} />
      {data !== undefined && (
        <>
          <dl className="limit-lines">
            <dt>{t('companyRules.inForce')}</dt>
            <dd>
              <b>{say(valueIn(data))}</b>
            </dd>
            <dt>{t('companyRules.preset')}</dt>
            <dd>
              {say(range.preset)}
              <details className="limit-why">
                <summary>{t('companyRules.why')}</summary>
                <p>{t(`companyRules.${what}.presetWhy`)}</p>
              </details>
            </dd>
          </dl>
          {changesSettings && <Field key={data.rev} {...props} value={valueIn(data)} rev={data.rev} />}
        </>
      )}
    </Card>
  )
}

type FieldProps<View> = Props<View> & Setting

function Field<View>({ what, save, range, value, rev, mayGoOn }: FieldProps<View>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const id = useId()
  const [draft, setDraft] = useState(value)
  const isLacking = draft === null && range.preset !== null

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (mayGoOn !== undefined && !(await mayGoOn(draft, value))) return
    save.mutate({ value: draft, rev }, { onSuccess: () => void message.success(t('companyRules.saved')) })
  }
  return (
    <form className="number-setting" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t(`companyRules.${what}.label`)}</label>
      <InputNumber
        id={id}
        min={range.min}
        max={range.max}
        precision={0}
        suffix={t(`companyRules.${what}.unit`)}
        value={draft}
        aria-describedby={`${id}-hint`}
        onChange={setDraft}
      />
      <small id={`${id}-hint`}>{t(`companyRules.${what}.hint`)}</small>
      {save.isError && (
        <Alert
          type={isChangedMeanwhile(save.error) ? 'warning' : 'error'}
          showIcon
          title={isChangedMeanwhile(save.error) ? t('companyRules.overtaken') : problem(save.error).detail}
        />
      )}
      <div className="number-setting-actions">
        <Button type="primary" htmlType="submit" disabled={draft === value || isLacking} loading={save.isPending}>
          {t('shell.save')}
        </Button>
        {draft !== range.preset && (
          <Button onClick={() => setDraft(range.preset)}>{t('companyRules.usePreset')}</Button>
        )}
      </div>
    </form>
  )
}
