import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { listProvinces, provinceOf, regionCodeOf } from '../../provinces.ts'
import { useWords } from '../../use-words.ts'
import { ConditionsField } from './conditions-field.tsx'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'
import { savedAudiencesQuery, tagsQuery } from './queries.ts'
import { ManageAudiences, SaveAudience } from './saved-audiences.tsx'
import { UploadedList } from './uploaded-list.tsx'

type Audience = CampaignView['audience']
type Props = {
  kind: KindView
  category: CampaignView['category']
  value: Audience
  faults: Faults
  readOnly: boolean
  onChange: (value: Audience) => void
}

const CONTACT_KINDS = ['customer', 'dealer', 'employee'] as const

export function AudienceForm({ kind, category, value, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const tags = useTagOptions()
  const writing = {
    mode: 'tags',
    disabled: readOnly,
    className: 'wide-input',
    options: tags,
    optionLabelProp: 'value',
  } as const
  return (
    <>
      {kind.trigger === 'event' && <p className="card-about">{t('audience.byEvent')}</p>}
      {category === 'marketing' && <p className="card-about">{t('audience.consentNote')}</p>}
      <SavedField value={value} faults={faults} readOnly={readOnly} onChange={onChange} />
      <UploadedList
        value={value.list}
        fault={faultAt(faults, 'audience.list')}
        readOnly={readOnly}
        onChange={(list) => onChange(withField(value, { list }))}
      />
      <FieldRow id="audience-kinds" name={t('audience.kinds')} fault={faultAt(faults, 'audience.kinds')}>
        <Select
          id="audience-kinds"
          mode="multiple"
          className="wide-input"
          placeholder={t('audience.kindsAny')}
          disabled={readOnly}
          value={value.kinds}
          options={CONTACT_KINDS.map((each) => ({ value: each, label: t(`contactKind.${each}`) }))}
          onChange={(kinds) => onChange({ ...value, kinds })}
        />
      </FieldRow>
      <FieldRow id="audience-tags" name={t('audience.tags')} fault={faultAt(faults, 'audience.tags')}>
        <Select
          {...writing}
          id="audience-tags"
          placeholder={t(readOnly ? 'audience.any' : 'audience.tagsPlaceholder')}
          value={value.tags}
          onChange={(tags: string[]) => onChange({ ...value, tags })}
        />
      </FieldRow>
      <FieldRow
        id="audience-except-tags"
        name={t('audience.exceptTags')}
        fault={faultAt(faults, 'audience.exceptTags')}
      >
        <Select
          {...writing}
          id="audience-except-tags"
          placeholder={t(readOnly ? 'audience.nobody' : 'audience.exceptTagsPlaceholder')}
          value={value.exceptTags}
          onChange={(exceptTags: string[]) => onChange({ ...value, exceptTags })}
        />
      </FieldRow>
      <FieldRow id="audience-regions" name={t('audience.regions')} fault={faultAt(faults, 'audience.regions')}>
        <Select
          mode="tags"
          disabled={readOnly}
          className="wide-input"
          id="audience-regions"
          placeholder={t(readOnly ? 'audience.any' : 'audience.regionsPlaceholder')}
          value={value.regions}
          optionFilterProp="label"
          options={regionOptions(value.regions, pick)}
          onChange={(regions: string[]) => onChange({ ...value, regions: regions.map(regionCodeOf) })}
        />
      </FieldRow>
      <FieldRow
        id="audience-where"
        name={t('audience.where')}
        hint={t('audience.whereHint')}
        fault={faultAt(faults, 'audience.where')}
      >
        <ConditionsField
          id="audience-where"
          value={value.where}
          readOnly={readOnly}
          onChange={(where) => onChange(withField(value, { where }))}
        />
      </FieldRow>
      {!readOnly && (
        <div className="audience-save">
          <SaveAudience audience={value} />
        </div>
      )}
    </>
  )
}

type Open = Pick<Partial<Audience>, 'where' | 'saved' | 'list'>

/** The audience with these instead; a field without a value is left out of it. */
function withField({ where, saved, list, ...lists }: Audience, change: Open): Audience {
  const next = { where, saved, list, ...change }
  return {
    ...lists,
    ...(next.where !== undefined && { where: next.where }),
    ...(next.saved !== undefined && next.saved.length > 0 && { saved: next.saved }),
    ...(next.list !== undefined && { list: next.list }),
  }
}

/** The tags that people have, with how many; others may be typed. */
function useTagOptions() {
  const { data } = useQuery(tagsQuery)
  const words = useWords()
  return (data?.items ?? []).map(({ tag, count }) => ({ value: tag, label: `${tag} · ${words.people(count)}` }))
}

type SavedProps = Pick<Props, 'value' | 'faults' | 'readOnly' | 'onChange'>

function SavedField({ value, faults, readOnly, onChange }: SavedProps) {
  const { t } = useTranslation()
  const { data: audiences = [] } = useQuery(savedAudiencesQuery)
  if (audiences.length === 0 && value.saved === undefined) return null
  return (
    <FieldRow
      id="audience-saved"
      name={t('audience.saved')}
      hint={t('audience.savedHint')}
      fault={faultAt(faults, 'audience.saved')}
    >
      <Select
        id="audience-saved"
        mode="multiple"
        className="wide-input"
        placeholder={t('audience.any')}
        disabled={readOnly}
        optionFilterProp="label"
        value={value.saved ?? []}
        options={audiences.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(ids: string[]) =>
          onChange(withField(value, { saved: audiences.map(({ id }) => id).filter((id) => ids.includes(id)) }))
        }
      />
      {!readOnly && <ManageAudiences audiences={audiences} />}
    </FieldRow>
  )
}

/** Every province, and what else is chosen: a longer code has no name here. */
function regionOptions(chosen: readonly string[], pick: (names: LocalizedText) => string) {
  const provinces = listProvinces().map(({ code, names }) => ({ value: code, label: pick(names) }))
  const others = chosen.filter((code) => provinces.every(({ value }) => value !== code))
  return [...provinces, ...others.map((code) => ({ value: code, label: labelOf(code, pick) }))]
}

function labelOf(code: string, pick: (names: LocalizedText) => string): string {
  const province = provinceOf(code)
  return province === undefined ? code : pick(province)
}
