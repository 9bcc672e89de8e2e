import { keptType } from '#shared/contracts/record-types/kept-types.ts'
import type { Begins, Scenario } from '#shared/contracts/scenario.ts'
import { wordOfSentence } from '../replies/unasked-sentence.ts'
import { checkActions } from './check-ask.ts'
import { type ScenarioFault, when } from './scenario-faults.ts'

const LEAST_LETTERS = 2

/** The faults of what begins a scenario unasked: what it says, and the fact that follows of the writer's parcel. */
export function checkBegins({ begins, about }: Pick<Scenario, 'begins' | 'about'>): ScenarioFault[] {
  if (begins === undefined) return []
  const { says, fact, fields } = begins
  const isPossible = about === 'shipment' || about === 'order' || keptType(about) !== undefined
  if (!isPossible)
    return when(true, 'begins', 'is for scenarios about parcels, orders, or records of declared types that name one')
  return [
    ...when(says.zh.length + says.en.length === 0, 'begins.says', 'must hold a sentence'),
    ...(['zh', 'en'] as const).flatMap((language) => checkSentences(says[language], `begins.says.${language}`)),
    ...checkActions([{ fact, fields }], 'begins', { about, reads: null }).map((one) => ({
      ...one,
      path: one.path.replace('begins[0]', 'begins'),
    })),
  ]
}

/** A sentence of which nothing certain must be there would be found in anything. */
function checkSentences(sentences: Begins['says']['zh'], path: string): ScenarioFault[] {
  return sentences.flatMap((places, index) =>
    when(
      !places.some((words) => words.every((word) => wordOfSentence(word).length >= LEAST_LETTERS)),
      `${path}[${index}]`,
      'must have a place where one word of at least two letters always stands',
    ),
  )
}
