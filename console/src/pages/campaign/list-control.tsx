import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { optionNameOf } from './setting-names.ts'
import { entryWith, type Field, initialEntry } from './settings-fields.ts'

type Entry = Record<string, unknown>
type Props = ControlProps & {
  fields: Field[]
  maxItems: number | undefined
  /** What edits one field of an entry. */
  Control: ComponentType<ControlProps>
}

/** Entries of several fields each, such as cut-offs; added and removed one by one. */
export function ListControl({ id, field, value, readOnly, onChange, fields, maxItems, Control }: Props) {
  const { t } = useTranslation()
  const entries = asEntries(value)
  const nameOf = ({ name }: Field) => {
    const known = optionNameOf(field.name, name)
    return known === null ? name : t(`option.${known}`)
  }
  const isFull = maxItems !== undefined && entries.length >= maxItems
  return (
    <div className="list-control">
      {entries.length === 0 && <p className="card-about">{t('form.emptyList')}</p>}
      {entries.map((entry, index) => (
        // Entries have no identity but their place.
        <div key={index} className="list-entry is-named">
          {fields.map((part) => (
            <div key={part.name}>
              <label htmlFor={`${id}-${index}-${part.name}`}>{nameOf(part)}</label>
              <Control
                id={`${id}-${index}-${part.name}`}
                field={{ ...part, name: `${field.name}.${part.name}` }}
                value={entry[part.name]}
                readOnly={readOnly}
                onChange={(next) => onChange(entries.with(index, entryWith(entry, part, next)))}
              />
            </div>
          ))}
          {!readOnly && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.remove')}
              onClick={() => onChange(entries.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {!readOnly && !isFull && (
        <Button id={id} icon={<PlusOutlined />} onClick={() => onChange([...entries, initialEntry(fields)])}>
          {t('form.add')}
        </Button>
      )}
    </div>
  )
}

function asEntries(value: unknown): Entry[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}
