import { useTranslation } from 'react-i18next'
import * as z from 'zod'
import { Step } from '#shared/contracts/scenario.ts'
import { namesOfStep } from '#shared/domain/scenarios/step-names.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { stopChoices } from './moment-edit.ts'

const ToldStep = z.object({ step: Step, about: z.string() })
const ToldStops = z.object({ facts: z.array(z.string()), about: z.string() })

/** A step or the stops of a scenario in words, for the difference between two versions; null for any other value. */
export function useDifferenceWords(): (path: string, value: unknown) => string | null {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (path, value) => {
    const step = /^(?:moment|step)\./.test(path) ? ToldStep.safeParse(value).data : undefined
    if (step !== undefined) return wordsOf(step)
    const stops = path === 'stops' ? ToldStops.safeParse(value).data : undefined
    if (stops === undefined) return null
    const chosen = stopChoices(stops.about).filter((choice) => stops.facts.includes(choice.value))
    return chosen.length === 0 ? t('edits.none') : chosen.map(({ names }) => pick(names)).join(t('ownForm.comma'))
  }
  function wordsOf({ step, about }: z.infer<typeof ToldStep>): string {
    const { dayOff } = step.moment.place
    const days = `${t('ownForm.dayOff')}${t('ownForm.colon')}${t(`ownForm.daysOff.${dayOff}`)}`
    return [pick(namesOfStep(step, { about })), days].join(t('ownForm.semicolon'))
  }
}
