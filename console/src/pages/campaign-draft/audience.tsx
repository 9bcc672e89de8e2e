import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { AudienceForm } from '../campaign/audience-form.tsx'
import { useCampaign } from '../campaign/campaign-context.ts'
import { StepFoot } from '../campaign/draft-steps.tsx'
import { Reach } from '../campaign/reach.tsx'

/** The second step of a draft: who is meant, and beside it who of them can be reached. */
export default function AudiencePage() {
  const { t } = useTranslation()
  const { campaign, kind, editing } = useCampaign()
  const { draft, faults, readOnly, edit } = editing
  return (
    <>
      <div className={readOnly ? '' : 'beside'}>
        <Card title={t('campaign.audience')}>
          <AudienceForm
            kind={kind}
            category={draft.category}
            value={draft.audience}
            faults={faults}
            readOnly={readOnly}
            onChange={(audience) => edit({ audience })}
          />
        </Card>
        {!readOnly && <Reach kind={kind} category={draft.category} audience={draft.audience} />}
      </div>
      <StepFoot campaignId={campaign.id} here="audience" />
    </>
  )
}
