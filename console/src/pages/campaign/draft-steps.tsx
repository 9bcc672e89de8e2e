import { ArrowLeftOutlined, ArrowRightOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../../components/button-link.tsx'
import { useRights } from '../../use-session.ts'

const STEPS = ['scenario', 'audience', 'content', 'check'] as const
export type DraftStep = (typeof STEPS)[number]

/** The step that a path of a campaign shows; undefined for its other pages. */
export function stepAt(pathname: string): DraftStep | undefined {
  return STEPS.find((step) => pathname.split('/')[3] === step)
}

/** All steps as links; a fresh check begins with each visit to its own. */
export function DraftSteps({ campaignId, here }: { campaignId: string; here: DraftStep }) {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const shown = STEPS.filter((step) => step !== 'check' || editsCampaigns)
  const at = STEPS.indexOf(here)
  return (
    <nav aria-label={t('draftSteps.label')}>
      <ol className="draft-steps">
        {shown.map((step, index) => (
          <li key={step} className={index < at ? 'is-past' : ''}>
            <Link
              to={`/campaigns/${campaignId}/${step}`}
              {...(step === here ? { 'aria-current': 'step' as const } : {})}
            >
              <span className="step-number">{index + 1}</span>
              {t(`draftSteps.${step}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The ways to the steps before and after. */
export function StepFoot({ campaignId, here }: { campaignId: string; here: DraftStep }) {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const at = STEPS.indexOf(here)
  const [before, next] = [STEPS[at - 1], STEPS[at + 1]]
  return (
    <div className="step-foot">
      {before !== undefined && (
        <ButtonLink to={`/campaigns/${campaignId}/${before}`} icon={<ArrowLeftOutlined />}>
          {t('draftSteps.before', { step: t(`draftSteps.${before}`) })}
        </ButtonLink>
      )}
      {next !== undefined && (next !== 'check' || editsCampaigns) && (
        <ButtonLink to={`/campaigns/${campaignId}/${next}`} type="primary" icon={<ArrowRightOutlined />}>
          {t('draftSteps.next', { step: t(`draftSteps.${next}`) })}
        </ButtonLink>
      )}
    </div>
  )
}
