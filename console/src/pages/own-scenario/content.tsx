import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { namesOfRecord } from '#shared/domain/scenarios/path-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { CategoryField } from '../campaign/category-field.tsx'
import { TestText } from '../campaign/test-text.tsx'
import { keptOfScenario } from './kept.ts'
import { KeptWords } from './kept-words.tsx'
import { OtherFaults } from './other-faults.tsx'
import { stepToCopy, withOneMore, withStep } from './own-scenario.ts'
import { StepFields } from './step-fields.tsx'
import { StopsField } from './stops-field.tsx'
import type { OwnScenario } from './use-own-scenario.ts'
import './own-scenario.css'

/** A scenario of one's own as a form: each of its texts with its moment, and what stops them. */
export function OwnContent({ own }: { own: OwnScenario }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { scenario, kind, editing, change } = own
  const { faults, readOnly } = editing
  return (
    <div className="campaign-parts">
      {!readOnly && own.standing === null && <Alert type="info" showIcon title={t('ownForm.intro')} />}
      <OtherFaults own={own} />
      <Card title={t('ownForm.steps')} extra={!readOnly && <TestText />}>
        {scenario.about !== 'contact' && (
          <p className="card-about">
            {t('ownForm.whoGetsText', { record: pick(namesOfRecord(scenario.about)).toLowerCase() })}
          </p>
        )}
        {scenario.steps.map((step, index) => (
          <StepFields
            key={step.id}
            own={own}
            step={step}
            index={index}
            onChange={(next) => change(withStep(scenario, index, next))}
          />
        ))}
        {!readOnly && <OneMore own={own} />}
      </Card>
      <Card title={t('ownForm.stops')}>
        <StopsField own={own} />
      </Card>
      <Card title={t('ownForm.rest')}>
        <CategoryField
          kind={kind}
          value={scenario.category}
          faults={faults}
          readOnly={readOnly}
          onChange={(category) => change({ ...scenario, category })}
        />
        <KeptWords parts={keptOfScenario(scenario)} />
      </Card>
    </div>
  )
}

function OneMore({ own: { scenario, change } }: { own: OwnScenario }) {
  const { t } = useTranslation()
  const copied = stepToCopy(scenario)
  const hint = copied === 'no-room' ? 'noRoom' : copied === 'none-to-copy' ? 'noneToCopy' : 'addHint'
  return (
    <p className="one-more">
      <Button
        icon={<PlusOutlined />}
        disabled={typeof copied === 'string'}
        onClick={() => change(withOneMore(scenario))}
      >
        {t('ownForm.addStep')}
      </Button>
      <small>{t(`ownForm.${hint}`)}</small>
    </p>
  )
}
