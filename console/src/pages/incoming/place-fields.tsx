import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Place } from '#shared/contracts/source.ts'
import { Field } from './new-source.tsx'

type Props = {
  id: string
  label: string
  hint?: string
  value: Place | null
  onChange: (place: Place | null) => void
}

/** A header or a field of the body, or nowhere. */
export function PlaceFields({ id, label, hint, value, onChange }: Props) {
  const { t } = useTranslation()
  const where = value?.in ?? 'nowhere'
  const move = (next: Place['in'] | 'nowhere') =>
    onChange(next === 'nowhere' ? null : { in: next, name: value?.name ?? '' })
  return (
    <Field id={`${id}-where`} label={label} {...(hint !== undefined && { hint })}>
      <div className="field-pair">
        <Select
          id={`${id}-where`}
          value={where}
          onChange={move}
          options={[
            { value: 'nowhere' as const, label: t('incoming.nowhere') },
            { value: 'header' as const, label: t('incoming.inHeader') },
            { value: 'body' as const, label: t('incoming.inBody') },
          ]}
        />
        {value !== null && (
          <Input
            aria-label={`${label} · ${t('incoming.parameter')}`}
            maxLength={120}
            value={value.name}
            onChange={({ target }) => onChange({ ...value, name: target.value })}
          />
        )}
      </div>
    </Field>
  )
}
