import { DatePicker, Input, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_ZONE, formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import type { ControlProps } from './control-props.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export function TimeControl({ id, value, readOnly, onChange }: ControlProps) {
  // The same object for the same time: with another one the picker forgets what is being typed.
  const shown = useMemo(() => (typeof value === 'string' ? dayjs(`2000-01-01T${value}`) : null), [value])
  return (
    <TimePicker
      id={id}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      disabled={readOnly}
      value={shown}
      onChange={(at) => at !== null && !Array.isArray(at) && onChange(at.format('HH:mm'))}
    />
  )
}

/** A day from today on: one that is past could never be sent on. */
export function DateControl({ id, value, readOnly, onChange }: ControlProps) {
  const today = formatDay(useNow().toISOString(), DEFAULT_ZONE)
  const shown = useMemo(() => (typeof value === 'string' && value !== '' ? dayjs(value) : null), [value])
  return (
    <DatePicker
      id={id}
      allowClear={false}
      minDate={dayjs(today)}
      disabled={readOnly}
      value={shown}
      onChange={(day) => day !== null && !Array.isArray(day) && onChange(day.format('YYYY-MM-DD'))}
    />
  )
}

/** Several whole numbers of a short range, kept ascending: days of the week by name, else days of the month. */
export function DaysControl({ id, value, readOnly, onChange, min, max }: ControlProps & { min: number; max: number }) {
  const { t } = useTranslation()
  const options =
    max === 7
      ? WEEKDAYS.map((day, index) => ({ value: index + 1, label: t(`form.weekdays.${day}`) }))
      : Array.from({ length: max - min + 1 }, (_, index) => index + min).map((day) => ({
          value: day,
          label: t('form.dayOfMonth', { day }),
        }))
  return (
    <Select
      id={id}
      mode="multiple"
      className="wide-input"
      disabled={readOnly}
      value={asNumbers(value)}
      options={options}
      onChange={(days) => onChange(days.toSorted((a, b) => a - b))}
    />
  )
}

type TwoTextsProps = ControlProps & { maxLength: { zh: number | undefined; en: number | undefined } }

export function TwoTextsControl({ id, value, readOnly, onChange, maxLength }: TwoTextsProps) {
  const { t } = useTranslation()
  const texts = { zh: textIn(value, 'zh'), en: textIn(value, 'en') }
  return (
    <div className="two-texts">
      {(['zh', 'en'] as const).map((language) => (
        <Input
          key={language}
          id={language === 'zh' ? id : `${id}-en`}
          aria-label={t(`wording.${language}`)}
          prefix={<small>{t(`wording.${language}`)}</small>}
          value={texts[language]}
          disabled={readOnly}
          {...(maxLength[language] === undefined ? {} : { maxLength: maxLength[language] })}
          onChange={(event) => onChange({ ...texts, [language]: event.target.value })}
        />
      ))}
    </div>
  )
}

function asNumbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : []
}

function textIn(value: unknown, language: 'zh' | 'en'): string {
  const texts: { zh?: unknown; en?: unknown } = typeof value === 'object' && value !== null ? value : {}
  const text = texts[language]
  return typeof text === 'string' ? text : ''
}
