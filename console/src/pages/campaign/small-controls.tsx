import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CalendarDay } from '../../components/calendar-day.tsx'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { DEFAULT_ZONE, formatDay } from '../../time-format.ts'
import { useNow } from '../../use-clock.ts'
import { useWeekdayName, WEEKDAYS } from '../../use-weekday-name.ts'
import type { ControlProps } from './control-props.ts'

export function TimeControl({ id, value, readOnly, onChange }: ControlProps) {
  return <TimeOfDay {...{ id, readOnly, onChange }} value={typeof value === 'string' ? value : null} />
}

/** A day from today on: one that is past could never be sent on. */
export function DateControl({ id, value, readOnly, onChange }: ControlProps) {
  const today = formatDay(useNow().toISOString(), DEFAULT_ZONE)
  const day = typeof value === 'string' && value !== '' ? value : null
  return <CalendarDay {...{ id, readOnly, onChange }} value={day} first={today} />
}

/** Several whole numbers of a short range, kept ascending: days of the week by name, else days of the month. */
export function DaysControl({ id, value, readOnly, onChange, min, max }: ControlProps & { min: number; max: number }) {
  const { t } = useTranslation()
  const weekdayName = useWeekdayName()
  const options =
    max === 7
      ? WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))
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

/** Several whole numbers, typed one by one; what is none, or out of range, is not taken. */
export function NumbersControl({
  id,
  value,
  readOnly,
  onChange,
  min,
  max,
}: ControlProps & { min: number; max: number }) {
  return (
    <Select
      id={id}
      mode="tags"
      open={false}
      suffixIcon={null}
      className="wide-input"
      tokenSeparators={[',', '，', '、', ';', '；', ' ']}
      disabled={readOnly}
      value={asNumbers(value).map(String)}
      onChange={(typed: string[]) => {
        const numbers = typed.map(Number).filter((one) => Number.isInteger(one) && one >= min && one <= max)
        onChange([...new Set(numbers)].toSorted((one, other) => other - one))
      }}
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
