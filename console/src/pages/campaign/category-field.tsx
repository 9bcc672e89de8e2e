import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { useRights } from '../../use-session.ts'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'

type Category = CampaignView['category']
type Props = {
  kind: KindView
  value: Category
  faults: Faults
  readOnly: boolean
  onChange: (category: Category) => void
}

/** Whether a campaign is advertising, where its kind leaves that open: for an admin to choose, for others to read. */
export function CategoryField({ kind, value, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const { choosesCategory } = useRights()
  if (kind.categories.length < 2) return null
  const about = t(value === 'transactional' ? 'moment.transactionalAbout' : 'moment.marketingAbout')
  return (
    <FieldRow id="category" name={t('moment.category')} hint={about} fault={faultAt(faults, 'category')}>
      {choosesCategory ? (
        <Radio.Group
          id="category"
          name="category"
          disabled={readOnly}
          value={value}
          options={kind.categories.map((each) => ({ value: each, label: t(`category.${each}`) }))}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <span>
          {t(`category.${value}`)}
          {value === 'marketing' && <small className="card-about"> {t('moment.askAdmin')}</small>}
        </span>
      )}
    </FieldRow>
  )
}
