import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { approvalQuery } from '../campaign-check/queries.ts'
import { useChangeApproval } from './company-rules-queries.ts'
import { NumberSetting } from './number-setting.tsx'

const MOST = 100_000_000

/** Above how many people a second person approves a campaign. */
export function ApprovalCard() {
  const { t } = useTranslation()
  const standing = useQuery(approvalQuery)
  const save = useChangeApproval()
  const say = (above: number | null) => {
    if (above === null) return t('companyRules.approval.off')
    return above === 0 ? t('companyRules.approval.always') : t('companyRules.approval.above', { count: above })
  }
  return (
    <NumberSetting
      what="approval"
      standing={standing}
      valueIn={({ above }) => above}
      save={save}
      say={say}
      range={{ min: 0, max: MOST, preset: null }}
    />
  )
}
