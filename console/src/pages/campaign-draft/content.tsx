import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCampaign } from '../campaign/campaign-context.ts'
import { CategoryField } from '../campaign/category-field.tsx'
import { StepFoot } from '../campaign/draft-steps.tsx'
import { SettingsForm } from '../campaign/settings-form.tsx'
import { Templates } from '../campaign/templates.tsx'
import { TestText } from '../campaign/test-text.tsx'
import { Wordings } from '../campaign/wordings.tsx'
import { OwnContent } from '../own-scenario/content.tsx'
import { useOwnScenario } from '../own-scenario/use-own-scenario.ts'

/** The third step of a draft: what is said, and when. */
export default function ContentPage() {
  const own = useOwnScenario()
  if (own === null) return <KindContent />
  return (
    <>
      <OwnContent own={own} />
      <StepFoot campaignId={own.campaign.id} here="content" />
    </>
  )
}

function KindContent() {
  const { t } = useTranslation()
  const { campaign, kind, editing } = useCampaign()
  const { draft, faults, readOnly, edit } = editing
  const says = campaign.steps === undefined || Object.keys(draft.texts).length > 0
  return (
    <>
      <div className="campaign-parts">
        <Card title={t('campaign.wording')} extra={!readOnly && says && <TestText />}>
          <Wordings />
        </Card>
        <Card title={t('draftSteps.settingsTitle')}>
          <CategoryField
            kind={kind}
            value={draft.category}
            faults={faults}
            readOnly={readOnly}
            onChange={(category) => edit({ category })}
          />
          <SettingsForm
            kind={kind}
            value={draft.settings}
            faults={faults}
            readOnly={readOnly}
            onChange={(settings) => edit({ settings })}
          />
        </Card>
        {says && <Templates campaign={campaign} />}
      </div>
      <StepFoot campaignId={campaign.id} here="content" />
    </>
  )
}
