import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { columnsOf, isOfRecords } from '#shared/domain/lists/list-specs.ts'
import type { ImportMapping, ImportPreview } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'

type Props = { preview: ImportPreview; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void }
type Use = ImportMapping[string]

const TYPES = ['text', 'number', 'money', 'date', 'flag'] as const
const ASIDE = 'aside'
const OWN = 'own:'

/** Each column of the file with what it is read as, to be changed, and what stands in it. */
export function ColumnPicks({ preview, mapping, onChange }: Props) {
  const { t } = useTranslation()
  const options = useUses(preview)
  const titled = preview.columns.filter(({ title }) => title !== '')
  return (
    <ul className="column-picks">
      {titled.map(({ title, samples }, index) => {
        const use = mapping[title] === undefined ? (preview.mapping[title] ?? null) : mapping[title]
        return (
          // Two columns of a file may have one title.
          <li key={index}>
            <b>{title}</b>
            <span className="column-samples">{samples.length === 0 ? t('imports.noSample') : samples.join(' · ')}</span>
            <Select
              aria-label={title}
              value={choiceOf(use)}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              className={use === null ? 'is-aside' : ''}
              popupMatchSelectWidth={false}
              onChange={(value) => onChange({ ...mapping, [title]: useOf(value) })}
            />
          </li>
        )
      })}
    </ul>
  )
}

function useUses({ what, fields }: ImportPreview) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const names = new Map(Object.values(columnsOf(what)).map(({ names: [zh = '', en = ''] }) => [en, { zh, en }]))
  const own = what === 'list' ? t('imports.forText') : t('imports.own')
  return [
    { value: ASIDE, label: t('imports.aside') },
    ...fields.map((field) => ({
      value: field,
      label: language === 'zh' ? (names.get(field)?.zh ?? field) : field.replaceAll('_', ' '),
    })),
    ...(isOfRecords(what) || what === 'instalments'
      ? []
      : TYPES.map((type) => ({ value: `${OWN}${type}`, label: `${own}: ${t(`imports.ownType.${type}`)}` }))),
  ]
}

function choiceOf(use: Use | undefined): string {
  if (use == null) return ASIDE
  return typeof use === 'string' ? use : `${OWN}${use.custom}`
}

function useOf(value: string): Use {
  if (value === ASIDE) return null
  const type = TYPES.find((one) => value === `${OWN}${one}`)
  return type === undefined ? value : { custom: type }
}
