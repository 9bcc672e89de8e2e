import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { PRESET_TEXT_MONTHS } from '#shared/contracts/console-api/retention.ts'
import { retentionQuery, useChangeRetention } from './company-rules-queries.ts'
import { NumberSetting } from './number-setting.tsx'

/** How many months the words of texts and replies are kept. Fewer delete what is older for good, so that is asked first. */
export function RetentionCard() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const standing = useQuery(retentionQuery)
  const save = useChangeRetention()
  const confirm = (count: number) =>
    modal.confirm({
      title: t('companyRules.retention.shorter', { count }),
      content: t('companyRules.retention.shorterText', { count }),
      okText: t('companyRules.retention.confirm'),
    })
  return (
    <NumberSetting
      what="retention"
      standing={standing}
      valueIn={({ textMonths }) => textMonths}
      save={save}
      say={(months) => t('companyRules.retention.months', { count: months ?? PRESET_TEXT_MONTHS })}
      range={{ min: 1, max: PRESET_TEXT_MONTHS, preset: PRESET_TEXT_MONTHS }}
      mayGoOn={async (next, before) =>
        next === null || before === null || next >= before || (await confirm(next)) === true
      }
    />
  )
}
