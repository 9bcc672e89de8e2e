import { DeleteOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Step } from '#shared/contracts/scenario.ts'
import { namesOfStep } from '#shared/domain/scenarios/step-names.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { WordingPair } from '../campaign/wording-pair.tsx'
import { StepHeading } from '../campaign/wordings.tsx'
import { keptOfStep } from './kept.ts'
import { KeptWords } from './kept-words.tsx'
import { LateWords } from './late-words.tsx'
import { MomentFields } from './moment-fields.tsx'
import { canGo, forCheck, type StepText, textsOfStep, withText } from './own-scenario.ts'
import type { OwnScenario } from './use-own-scenario.ts'

type Props = { own: OwnScenario; step: Step; index: number; onChange: (step: Step) => void }

/** One step: when it is due, what it says, and in words what the form leaves as it is. */
export function StepFields({ own, step, index, onChange }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { scenario } = own
  const headingId = `own-step-${step.id}`
  const [main, ...others] = textsOfStep(scenario, step.id)
  const n = index + 1
  return (
    <section className="own-step" aria-labelledby={headingId}>
      <header>
        <h2 id={headingId} className="step-heading">
          {t(step.say === null ? 'ownForm.silentStep' : 'ownForm.step', { n })}
          <Tag variant="filled">{pick(namesOfStep(step, scenario))}</Tag>
        </h2>
        <RemoveButton own={own} step={step} n={n} />
      </header>
      <MomentFields own={own} step={step} place={`steps.${index}.moment`} onChange={onChange} />
      {main !== undefined && <Wording own={own} text={main} headingId={headingId} />}
      {others.length > 0 && (
        <details className="other-wordings">
          <summary>{t('ownForm.others', { n: others.length })}</summary>
          {others.map((text) => (
            <section key={text.field}>
              <StepHeading field={text.field} />
              <Wording own={own} text={text} headingId={`step-${text.field}`} />
            </section>
          ))}
        </details>
      )}
      <KeptWords parts={keptOfStep(step)}>{step.say !== null && <LateWords late={step.late} />}</KeptWords>
    </section>
  )
}

function RemoveButton({
  own: { scenario, standing, editing, change },
  step,
  n,
}: Pick<Props, 'own' | 'step'> & { n: number }) {
  const { t } = useTranslation()
  if (editing.readOnly || !canGo(scenario, step, standing)) return null
  const steps = scenario.steps.filter(({ id }) => id !== step.id)
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={t('ownForm.removeStepLong', { n })}
      onClick={() => change({ ...scenario, steps })}
    >
      {t('ownForm.removeStep')}
    </Button>
  )
}

type WordingProps = { own: OwnScenario; text: StepText; headingId: string }

function Wording({ own: { scenario, kind, editing, change }, text: { field, place, text }, headingId }: WordingProps) {
  const { faults, readOnly } = editing
  return (
    <WordingPair
      kind={kind}
      settings={{}}
      scenario={forCheck(scenario)}
      field={field}
      place={place}
      headingId={headingId}
      value={text}
      faults={faults}
      readOnly={readOnly}
      onChange={(next) => change(withText(scenario, field, next))}
    />
  )
}
