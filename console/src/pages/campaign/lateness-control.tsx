import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import type { ControlProps } from './control-props.ts'
import { isOptionName } from './setting-names.ts'
import type { Control } from './settings-fields.ts'

type Mode = 'word' | 'clock' | 'span'
type Props = ControlProps & { control: Extract<Control, { kind: 'lateness' }> }

/** Until when a text is worth sending: the usual end, an hour of the clock, or so long after its moment. */
export function LatenessControl({ id, value, readOnly, onChange, control: { word, units, most } }: Props) {
  const { t } = useTranslation()
  const name = (option: string) => (isOptionName(option) ? t(`option.${option}`) : option)
  const span = spanIn(value)
  const mode: Mode = span !== null ? 'span' : value === word || typeof value !== 'string' ? 'word' : 'clock'
  const [unit = ''] = units
  const starts: Record<Mode, unknown> = {
    word,
    clock: '18:00',
    span: { n: 2, unit: units.includes('hours') ? 'hours' : unit },
  }
  return (
    <span className="number-control">
      <Select<Mode>
        id={id}
        className="lateness-mode"
        value={mode}
        disabled={readOnly}
        options={[
          { value: 'word', label: name(word) },
          { value: 'clock', label: t('moment.lateClock') },
          { value: 'span', label: t('moment.lateSpan') },
        ]}
        onChange={(next) => onChange(starts[next])}
      />
      {mode === 'clock' && (
        <TimeOfDay
          label={t('moment.lateClock')}
          value={typeof value === 'string' ? value : null}
          readOnly={readOnly}
          onChange={onChange}
        />
      )}
      {span !== null && (
        <>
          <InputNumber
            aria-label={t('moment.lateSpan')}
            value={span.n}
            disabled={readOnly}
            precision={0}
            min={1}
            {...(most === undefined ? {} : { max: most })}
            onChange={(n) => n !== null && onChange({ ...span, n })}
          />
          <Select
            aria-label={t('moment.unit')}
            value={span.unit}
            disabled={readOnly}
            options={units.map((each) => ({ value: each, label: name(each) }))}
            onChange={(next) => onChange({ ...span, unit: next })}
          />
        </>
      )}
    </span>
  )
}

function spanIn(value: unknown): { n: number; unit: string } | null {
  if (typeof value !== 'object' || value === null || !('n' in value) || !('unit' in value)) return null
  return { n: Number(value.n), unit: String(value.unit) }
}
