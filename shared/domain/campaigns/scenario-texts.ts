import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario, Step } from '#shared/contracts/scenario.ts'

/** The scenario with each of its texts as `said` gives it; its keys are those of `texts`: `step`, `step:1`, `step:bare`. */
export function mapTexts(
  { steps, ...scenario }: Scenario,
  said: (key: string, text: LocalizedText) => LocalizedText,
): Scenario {
  const mapped = steps.map((one): Step => {
    if (one.say === null) return one
    const { say, ...step } = one
    const variants = say.variants.map((one, place) => ({ ...one, text: said(`${step.id}:${place + 1}`, one.text) }))
    const bare = say.bare && said(`${step.id}:bare`, say.bare)
    return { ...step, say: { text: said(step.id, say.text), variants, bare } }
  })
  return { ...scenario, steps: mapped }
}

/** The scenario with what people wrote themselves: each language of a text that was another `now` than it had been `before`. */
export function withOwnTexts(scenario: Scenario, { now, before }: { now: Scenario; before: Scenario }): Scenario {
  const [written, stock] = [textsByKey(now), textsByKey(before)]
  return mapTexts(scenario, (key, text) => {
    const [mine, first] = [written.get(key), stock.get(key)]
    if (mine === undefined) return text
    return { zh: mine.zh === first?.zh ? text.zh : mine.zh, en: mine.en === first?.en ? text.en : mine.en }
  })
}

function textsByKey(scenario: Scenario): ReadonlyMap<string, LocalizedText> {
  const texts = new Map<string, LocalizedText>()
  mapTexts(scenario, (key, text) => {
    texts.set(key, text)
    return text
  })
  return texts
}
