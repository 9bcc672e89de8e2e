import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Faults, faultAt } from './draft.ts'
import { FieldRow } from './field-row.tsx'

type Props = { value: string; faults: Faults; readOnly: boolean; onChange: (name: string) => void }

export function NameField({ value, faults, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <FieldRow id="campaign-name" name={t('campaign.name')} fault={faultAt(faults, 'name')}>
      <Input
        id="campaign-name"
        className="wide-input"
        maxLength={80}
        value={value}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldRow>
  )
}
