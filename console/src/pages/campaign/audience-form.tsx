import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { listProvinces, provinceOf, regionCodeOf } from '../../provinces.ts'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'

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
  const writing = { mode: 'tags', open: false, suffixIcon: null, disabled: readOnly, className: 'wide-input' } as const
  return (
    <>
      {kind.trigger === 'event' && <p className="card-about">{t('audience.byEvent')}</p>}
      {category === 'marketing' && <p className="card-about">{t('audience.consentNote')}</p>}
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
    </>
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
