import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { aboutField, LANGUAGE_FIELD, type Operator, operatorsOf, type Row, rowsOf, whereOf } from './condition-rows.ts'
import { isSame } from './draft.ts'
import { useColumns } from './use-columns.ts'

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
  const { columns, typeOf, isMissing } = useColumns()
  const isLanguage = row.field === LANGUAGE_FIELD
  const type = isLanguage ? 'text' : typeOf(row.field)
  return (
    <div className="condition-row">
      <AutoComplete
        id={id}
        aria-label={t('conditions.field')}
        placeholder={t('conditions.fieldPlaceholder')}
        disabled={readOnly}
        value={isLanguage ? t('conditions.language') : row.field}
        options={[{ value: t('conditions.language'), label: t('conditions.language') }, ...columns]}
        showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) || isChosen(typed, row) }}
        popupMatchSelectWidth={false}
        onChange={(typed: string) => {
          const field = typed === t('conditions.language') ? LANGUAGE_FIELD : typed
          onChange(aboutField(row, field, field === LANGUAGE_FIELD ? 'text' : typeOf(field)))
        }}
      />
      <Select
        aria-label={t('conditions.operator')}
        disabled={readOnly}
        value={row.operator}
        options={operatorsOf(type, row.operator).map((operator) => ({
          value: operator,
          label: t(`conditions.operators.${operator}`),
        }))}
        onChange={(operator) => onChange({ ...row, operator, value: operator === 'known' ? '' : row.value })}
      />
      <ValueField row={row} isLanguage={isLanguage} isFlag={type === 'flag'} readOnly={readOnly} onChange={onChange} />
      {!readOnly && (
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('conditions.remove')} onClick={onRemove} />
      )}
      {!isLanguage && isMissing(row.field) && (
        <p className="condition-note">{t('conditions.unknown', { column: row.field })}</p>
      )}
      {type === 'money' && row.operator !== 'known' && <p className="condition-note">{t('conditions.minor')}</p>}
    </div>
  )
}

/** Opened on a column that is chosen already, the list shows the others too. */
function isChosen(typed: string, row: Row): boolean {
  return typed === row.field
}

type ValueProps = Pick<RowProps, 'row' | 'readOnly' | 'onChange'> & { isLanguage: boolean; isFlag: boolean }

function ValueField({ row, isLanguage, isFlag, readOnly, onChange }: ValueProps) {
  const { t } = useTranslation()
  if (row.operator === 'known') return <span />
  if (isLanguage || isFlag || typeof row.value === 'boolean') {
    const languages = (['zh', 'en'] as const).map((each) => ({ value: each, label: t(`wording.${each}`) }))
    const flags = (['true', 'false'] as const).map((each) => ({
      value: each,
      label: t(each === 'true' ? 'conditions.yes' : 'conditions.no'),
    }))
    return (
      <Select<string>
        aria-label={t('conditions.value')}
        disabled={readOnly}
        value={row.value === '' ? null : String(row.value)}
        placeholder={t('conditions.value')}
        options={isLanguage ? languages : flags}
        onChange={(next) => onChange({ ...row, value: isLanguage ? next : next === 'true' })}
      />
    )
  }
  return (
    <Input
      aria-label={t('conditions.value')}
      type={INPUT_TYPE[row.operator] ?? 'text'}
      placeholder={t('conditions.value')}
      maxLength={200}
      disabled={readOnly}
      value={row.value}
      onChange={(event) => onChange({ ...row, value: event.target.value })}
    />
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
