import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { KindSample } from '../../components/kind-sample.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useCampaign } from '../campaign/campaign-context.ts'
import { StepFoot } from '../campaign/draft-steps.tsx'
import { NameField } from '../campaign/name-field.tsx'
import { Identity } from '../own-scenario/identity.tsx'
import { useOwnScenario } from '../own-scenario/use-own-scenario.ts'

/** The first step of a draft: what it is called, and which kind of text it is. */
export default function ScenarioPage() {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { campaign, kind, editing } = useCampaign()
  const own = useOwnScenario()
  const { draft, faults, readOnly, edit } = editing
  return (
    <>
      <div className="campaign-parts">
        <Card title={t('campaign.name')}>
          <NameField value={draft.name} faults={faults} readOnly={readOnly} onChange={(name) => edit({ name })} />
        </Card>
        {own !== null && <Identity own={own} />}
        {own === null && (
          <Card title={t('draftSteps.scenarioTitle')}>
            <h2 className="scenario-name">{pick(kind.names)}</h2>
            <p className="card-about">{pick(kind.about)}</p>
            <KindSample kind={kind} />
            {!readOnly && <Another />}
          </Card>
        )}
      </div>
      <StepFoot campaignId={campaign.id} here="scenario" />
    </>
  )
}

function Another() {
  const { t } = useTranslation()
  return (
    <p className="another-kind">
      <Link to="/campaigns/new">{t('draftSteps.another')}</Link>
    </p>
  )
}
