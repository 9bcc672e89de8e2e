import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { faultAt } from '../campaign/draft.ts'
import { KeptWords } from './kept-words.tsx'
import { stopChoices } from './moment-edit.ts'
import { stopsIn, withStops } from './own-scenario.ts'
import type { OwnScenario } from './use-own-scenario.ts'

/** The facts of the record as checkboxes: any of those that are ticked ends what is planned. */
export function StopsField({ own: { scenario, editing, change } }: { own: OwnScenario }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const { facts, others } = stopsIn(scenario)
  const choices = stopChoices(scenario.about, { steps: scenario.steps, ticked: facts })
  const fault = faultAt(editing.faults, 'stops')
  return (
    <fieldset className="stops-field">
      <legend className="card-about">{t(choices.length === 0 ? 'ownForm.stopsNone' : 'ownForm.stopsHint')}</legend>
      <Checkbox.Group
        className="stop-choices"
        disabled={editing.readOnly}
        value={facts}
        options={choices.map(({ value, names }) => ({ value, label: pick(names) }))}
        onChange={(ticked) => change(withStops(scenario, ticked.map(String)))}
      />
      {fault !== undefined && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      {others > 0 && <KeptWords parts={[{ what: 'stops', n: others }]} />}
    </fieldset>
  )
}
