import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { ComponentType } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { asEntry, entryOfRows, type Row, rowsOf } from './named-rows.ts'
import { optionNameOf } from './setting-names.ts'
import { type Combination, entryWith, type Field } from './settings-fields.ts'

type GroupProps = ControlProps & { fields: Field[]; Control: ComponentType<ControlProps> }

/** A few values that belong together, each under its name. */
export function GroupControl({ id, field, value, readOnly, onChange, fields, Control }: GroupProps) {
  const name = useOptionName(field.name)
  const entry = asEntry(value)
  return (
    <div className="group-control">
      {fields.map((part, place) => {
        const partId = place === 0 ? id : `${id}-${part.name}`
        return (
          <div key={part.name}>
            <label htmlFor={partId}>{name(part.name)}</label>
            <Control
              id={partId}
              field={{ ...part, name: `${field.name}.${part.name}` }}
              value={entry[part.name] ?? part.default}
              readOnly={readOnly}
              onChange={(next) => onChange(entryWith(entry, part, next))}
            />
          </div>
        )
      })}
    </div>
  )
}

/** One of a few things that are each said by several values at once. */
export function CombinationControl({
  id,
  field,
  value,
  readOnly,
  onChange,
  options,
}: ControlProps & { options: Combination[] }) {
  const name = useOptionName(field.name)
  const entry = asEntry(value)
  const chosen = options.find(({ entry: one }) => Object.entries(one).every(([key, each]) => entry[key] === each))
  return (
    <Select
      id={id}
      className="wide-input"
      disabled={readOnly}
      value={chosen?.name ?? null}
      options={options.map((each) => ({ value: each.name, label: name(each.name) }))}
      onChange={(next: string | null) => onChange(options.find((each) => each.name === next)?.entry)}
    />
  )
}

/** Names of one's own, each with some of a few things. A row without a name, or with one that stands above, is not kept. */
export function RowsControl({ id, field, value, readOnly, onChange, options }: ControlProps & { options: string[] }) {
  const { t } = useTranslation()
  const optionName = useOptionName(field.name)
  const [rows, setRows] = useState<Row[]>(() => rowsOf(value))
  const write = (next: Row[]) => {
    setRows(next)
    onChange(entryOfRows(next))
  }
  return (
    <div className="list-control">
      {rows.length === 0 && <p className="card-about">{t('form.emptyList')}</p>}
      {rows.map((row, place) => (
        // Rows have no identity but their place: a name is still being typed.
        <div key={place} className="list-entry">
          <Input
            aria-label={t('form.tag')}
            placeholder={t('form.tag')}
            maxLength={40}
            disabled={readOnly}
            value={row.name}
            onChange={(event) => write(rows.with(place, { ...row, name: event.target.value }))}
          />
          <Select
            mode="multiple"
            aria-label={optionName(field.name)}
            disabled={readOnly}
            value={row.chosen}
            options={options.map((each) => ({ value: each, label: optionName(each) }))}
            onChange={(chosen: string[]) => write(rows.with(place, { ...row, chosen }))}
          />
          {!readOnly && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.remove')}
              onClick={() => write(rows.toSpliced(place, 1))}
            />
          )}
        </div>
      ))}
      {!readOnly && (
        <Button id={id} icon={<PlusOutlined />} onClick={() => setRows([...rows, { name: '', chosen: [...options] }])}>
          {t('form.add')}
        </Button>
      )}
    </div>
  )
}

function useOptionName(setting: string): (option: string) => string {
  const { t } = useTranslation()
  return (option) => {
    const known = optionNameOf(setting, option)
    return known === null ? option : t(`option.${known}`)
  }
}
