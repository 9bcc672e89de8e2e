import { TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'

type Props = {
  id?: string
  /** For readers, where no label points here. */
  label?: string
  /** `09:00`. */
  value: string | null
  readOnly?: boolean
  minuteStep?: 1 | 5
  onChange: (time: string) => void
}

export function TimeOfDay({ id, label, value, readOnly = false, minuteStep = 5, onChange }: Props) {
  // The same object for the same time: with another one the picker forgets what is being typed.
  const shown = useMemo(() => (value === null ? null : dayjs(`2000-01-01T${value}`)), [value])
  return (
    <TimePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      format="HH:mm"
      minuteStep={minuteStep}
      allowClear={false}
      needConfirm={false}
      disabled={readOnly}
      value={shown}
      onChange={(at) => at !== null && !Array.isArray(at) && onChange(at.format('HH:mm'))}
    />
  )
}
