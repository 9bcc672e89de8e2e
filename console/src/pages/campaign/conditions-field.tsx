import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { LANGUAGE_FIELD, OPERATORS, type Operator, type Row, rowsOf, whereOf } from './condition-rows.ts'
import { isSame } from './draft.ts'

type Where = CampaignView['audience']['where']
type Props = { id: string; value: Where; readOnly: boolean; onChange: (where: Where) => void }

const NEW_ROW: Row = { field: '', operator: 'is', value: '' }
const MOST_ROWS = 8
const INPUT_TYPE: Partial<Record<Operator, string>> = { before: 'date', after: 'date', less: 'number', more: 'number' }

/** Conditions on what is known of a person, all of which must hold; a row counts once it is complete. */
export function ConditionsField({ id, value, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Row[]>([])
  const saved = rowsOf(value)
  if (saved === null) return <Unsayable readOnly={readOnly} onClear={() => onChange(undefined)} />
  const rows = isSame(whereOf(typed), whereOf(saved)) ? typed : saved
  const shown = rows.length >= saved.length ? rows : saved
  function change(next: Row[]) {
    setTyped(next)
    if (!isSame(whereOf(next), value)) onChange(whereOf(next))
  }
  if (readOnly && shown.length === 0) return <p className="card-about">{t('conditions.none')}</p>
  return (
    <div className="condition-rows">
      {shown.map((row, index) => (
        // Rows have no identity but their place.
        <RowFields
          key={index}
          id={`${id}-${index}`}
          row={row}
          readOnly={readOnly}
          onChange={(next) => change(shown.with(index, next))}
          onRemove={() => change(shown.toSpliced(index, 1))}
        />
      ))}
      {!readOnly && shown.length < MOST_ROWS && (
        <Button
          id={id}
          aria-label={t('conditions.add')}
          icon={<PlusOutlined />}
          onClick={() => setTyped([...shown, NEW_ROW])}
        >
          {t('conditions.add')}
        </Button>
      )}
    </div>
  )
}

type RowProps = { id: string; row: Row; readOnly: boolean; onChange: (row: Row) => void; onRemove: () => void }

function RowFields({ id, row, readOnly, onChange, onRemove }: RowProps) {
  const { t } = useTranslation()
  const isLanguage = row.field === LANGUAGE_FIELD
  return (
    <div className="condition-row">
      <AutoComplete
        id={id}
        aria-label={t('conditions.field')}
        placeholder={t('conditions.fieldPlaceholder')}
        disabled={readOnly}
        value={isLanguage ? t('conditions.language') : row.field}
        options={[{ value: t('conditions.language') }]}
        onChange={(typed: string) =>
          onChange({ ...row, field: typed === t('conditions.language') ? LANGUAGE_FIELD : typed })
        }
      />
      <Select
        aria-label={t('conditions.operator')}
        disabled={readOnly}
        value={row.operator}
        options={OPERATORS.map((operator) => ({ value: operator, label: t(`conditions.operators.${operator}`) }))}
        onChange={(operator) => onChange({ ...row, operator, value: operator === 'known' ? '' : row.value })}
      />
      {row.operator === 'known' ? (
        <span />
      ) : isLanguage ? (
        <Select
          aria-label={t('conditions.value')}
          disabled={readOnly}
          value={row.value === '' ? null : row.value}
          placeholder={t('conditions.value')}
          options={(['zh', 'en'] as const).map((each) => ({ value: each, label: t(`wording.${each}`) }))}
          onChange={(next: string) => onChange({ ...row, value: next })}
        />
      ) : (
        <Input
          aria-label={t('conditions.value')}
          type={INPUT_TYPE[row.operator] ?? 'text'}
          placeholder={t('conditions.value')}
          maxLength={200}
          disabled={readOnly}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
      )}
      {!readOnly && (
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('conditions.remove')} onClick={onRemove} />
      )}
    </div>
  )
}

function Unsayable({ readOnly, onClear }: { readOnly: boolean; onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <p className="card-about">
      {t('conditions.byApi')} {!readOnly && <Button onClick={onClear}>{t('conditions.clear')}</Button>}
    </p>
  )
}
