import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'
import { MomentRow } from './moment-row.tsx'
import { SettingControl } from './setting-control.tsx'
import { settingNameOf } from './setting-names.ts'
import { type Field, listFields, momentFieldsIn } from './settings-fields.ts'
import { WordingPair } from './wording-pair.tsx'

type Settings = CampaignView['settings']
type Props = {
  kind: KindView
  value: Settings
  faults: Faults
  readOnly: boolean
  onChange: (value: Settings) => void
}

/** A form made from the kind's JSON Schema; wordings among the settings come last and are checked like the main one. */
export function SettingsForm({ kind, value, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const fields = listFields(kind.settingsSchema)
  const moment = momentFieldsIn(fields)
  const plain = fields.filter(({ name, control }) => control.kind !== 'wording' && moment?.includes(name) !== true)
  const wordings = fields.filter(({ control }) => control.kind === 'wording')
  const words = useSettingWords(kind.id)
  const set = (name: string, next: unknown) => onChange({ ...value, [name]: next })
  return (
    <>
      {fields.length === 0 && <p className="card-about">{t('campaign.noSettings')}</p>}
      {moment !== null && (
        <MomentRow
          value={value}
          faults={faults}
          readOnly={readOnly}
          onChange={(change) => onChange({ ...value, ...change })}
        />
      )}
      {plain.map((field) => (
        <SettingRow
          key={field.name}
          field={field}
          {...words(field)}
          value={value[field.name]}
          faults={faults}
          readOnly={readOnly}
          onChange={(next) => set(field.name, next)}
        />
      ))}
      {wordings.map((field) => (
        <section key={field.name} className="settings-wording">
          <h2>{words(field).name}</h2>
          <WordingPair
            kind={kind}
            settings={value}
            field={`settings.${field.name}`}
            value={asTexts(value[field.name] ?? field.default)}
            faults={faults}
            readOnly={readOnly}
            onChange={(next) => set(field.name, next)}
          />
        </section>
      ))}
    </>
  )
}

/** What a setting of this kind is called and what it does; those without words of ours show the schema's. */
function useSettingWords(kind: string): (field: Field) => { name: string; hint: string | undefined } {
  const { t } = useTranslation()
  return ({ name, title, description }) => {
    const known = settingNameOf(kind, name)
    if (known === null) return { name: title ?? name, hint: description }
    return { name: t(`setting.${known}.name`), hint: t(`setting.${known}.hint`) }
  }
}

type RowProps = {
  name: string
  hint: string | undefined
  field: Field
  value: unknown
  faults: Faults
  readOnly: boolean
  onChange: (value: unknown) => void
}

function SettingRow({ name, hint, field, value, faults, readOnly, onChange }: RowProps) {
  const id = `setting-${field.name}`
  return (
    <FieldRow id={id} {...{ name, hint }} fault={faultAt(faults, `settings.${field.name}`)}>
      <SettingControl id={id} field={field} value={value ?? field.default} readOnly={readOnly} onChange={onChange} />
    </FieldRow>
  )
}

function asTexts(value: unknown): LocalizedText {
  if (typeof value !== 'object' || value === null || !('zh' in value) || !('en' in value)) return { zh: '', en: '' }
  return { zh: String(value.zh), en: String(value.en) }
}
