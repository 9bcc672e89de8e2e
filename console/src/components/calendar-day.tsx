import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'

type Props = {
  id: string
  /** `2026-12-01`, as `first`. */
  value: string | null
  /** The earliest that can be chosen; any day without. */
  first?: string
  readOnly?: boolean
  onChange: (day: string) => void
}

export function CalendarDay({ id, value, first, readOnly = false, onChange }: Props) {
  // The same object for the same day: with another one the picker forgets what is being typed.
  const shown = useMemo(() => (value === null ? null : dayjs(value)), [value])
  return (
    <DatePicker
      id={id}
      allowClear={false}
      {...(first === undefined ? {} : { minDate: dayjs(first) })}
      disabled={readOnly}
      value={shown}
      onChange={(day) => day !== null && !Array.isArray(day) && onChange(day.format('YYYY-MM-DD'))}
    />
  )
}
