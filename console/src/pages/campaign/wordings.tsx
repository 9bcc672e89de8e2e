import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useCampaign } from './campaign-context.ts'
import { WordingPair } from './wording-pair.tsx'

/** All texts of a campaign: the one of a plain kind, or each step's with the moment at which it is due. */
export function Wordings() {
  const { t } = useTranslation()
  const { campaign, kind, editing } = useCampaign()
  const { draft, faults, readOnly, edit } = editing
  const shared = { kind, faults, readOnly, settings: draft.settings }
  if (campaign.steps === undefined)
    return (
      <WordingPair {...shared} field="template" value={draft.template} onChange={(template) => edit({ template })} />
    )
  if (Object.keys(draft.texts).length === 0) return <p className="card-about">{t('stepTexts.none')}</p>
  return Object.entries(draft.texts).map(([field, value]) => (
    <section key={field} className="step-wording">
      <StepHeading field={field} />
      <WordingPair
        {...shared}
        field={field}
        place={`texts.${field}`}
        headingId={headingIdOf(field)}
        value={value}
        onChange={(text) => edit({ texts: { ...draft.texts, [field]: text } })}
      />
    </section>
  ))
}

function headingIdOf(field: string): string {
  return `step-${field}`
}

/** `refunded:bare` is the step `refunded` where a value is missing, `refunded:1` its first variant. */
export function StepHeading({ field }: { field: string }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { campaign } = useCampaign()
  const [id, variant] = field.split(':')
  const step = campaign.steps?.find((one) => one.id === id)
  const when = step?.variants[Number(variant) - 1] ?? undefined
  return (
    <h2 id={headingIdOf(field)} className="step-heading">
      {step === undefined ? id : pick(step.names)}
      {variant === 'bare' && <Tag variant="filled">{t('stepTexts.bare')}</Tag>}
      {variant !== undefined && variant !== 'bare' && (
        <Tag variant="filled">{when === undefined ? t('stepTexts.variant', { n: variant }) : pick(when)}</Tag>
      )}
      {step?.asks === true && variant === undefined && <Tag variant="filled">{t('stepTexts.asks')}</Tag>}
    </h2>
  )
}
