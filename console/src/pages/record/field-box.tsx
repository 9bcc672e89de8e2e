import { DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import type { FieldView, Typed } from './say-draft.ts'

type Props = { field: FieldView; value: Typed; isFaulty: boolean; onType: (typed: Typed) => void }

/** One field of a record in a form, asked for as its type says. */
export function FieldBox({ field, value, isFaulty, onType }: Props) {
  const { language } = useLanguage()
  const { t } = useTranslation()
  const id = `record-${field.name}`
  return (
    <div className="edit-field">
      <label className="field-label" htmlFor={id}>
        {field.words[language]}
      </label>
      <Box id={id} field={field} value={value} isFaulty={isFaulty} onType={onType} />
      {isFaulty && (
        <p className="field-fault" role="alert">
          {t('record.unreadable')}
        </p>
      )}
    </div>
  )
}

function Box({ id, field, value, isFaulty, onType }: Props & { id: string }) {
  const { language } = useLanguage()
  const { t } = useTranslation()
  const text = typeof value === 'string' ? value : ''
  const status = isFaulty ? 'error' : ''
  if (field.choices !== null || field.type === 'flag') {
    const options =
      field.choices === null
        ? [
            { value: 'yes', label: t('record.yes') },
            { value: 'no', label: t('record.no') },
          ]
        : Object.entries(field.choices).map(([code, words]) => ({ value: code, label: words[language] }))
    return (
      <Select
        id={id}
        allowClear
        value={text === '' ? null : text}
        options={options}
        onChange={(next: string | null | undefined) => onType(next ?? '')}
      />
    )
  }
  if (field.type === 'list')
    return (
      <Select
        id={id}
        mode="tags"
        open={false}
        suffixIcon={null}
        tokenSeparators={[',', '，', '、', ';', '；']}
        value={typeof value === 'string' ? [] : [...value]}
        onChange={(next: string[]) => onType(next)}
      />
    )
  if (field.type === 'date' || field.type === 'instant')
    return <Moment id={id} value={text} hasTime={field.type === 'instant'} onType={onType} />
  const isNumber = field.type === 'money' || field.type === 'number'
  return (
    <Input
      id={id}
      autoComplete="off"
      maxLength={200}
      status={status}
      {...(isNumber && { inputMode: 'decimal' as const })}
      {...(field.type === 'time' && { placeholder: '09:00' })}
      {...(field.name === 'currency' && { placeholder: 'CNY' })}
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

type MomentProps = {
  id: string
  value: string
  hasTime: boolean
  placeholder?: string
  onType: (typed: string) => void
}

const FORMATS = { day: 'YYYY-MM-DD', minute: 'YYYY-MM-DD HH:mm' } as const

/** A day, or a minute on the clock of whoever the form is about, as `2026-12-01 09:30`. */
export function Moment({ id, value, hasTime, placeholder, onType }: MomentProps) {
  // The same object for the same text: with another one the picker forgets what is being typed.
  const shown = useMemo(() => (value === '' ? null : dayjs(value)), [value])
  const format = hasTime ? FORMATS.minute : FORMATS.day
  return (
    <DatePicker
      id={id}
      value={shown}
      format={format}
      showTime={hasTime ? { format: 'HH:mm' } : false}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(next) => onType(next === null || Array.isArray(next) ? '' : next.format(format))}
    />
  )
}
