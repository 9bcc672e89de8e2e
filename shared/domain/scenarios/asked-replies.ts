import type { Condition, Scenario } from '#shared/contracts/scenario.ts'
import { leavesOf, type ReplyLeaf, type Truth } from './conditions.ts'
import type { Known } from './known.ts'
import { fault, type ScenarioFault, when } from './scenario-faults.ts'

const steps = new WeakMap<Scenario, readonly string[]>()

/** The steps whose answers a scenario's conditions ask for, each once. */
export function stepsAskedAbout(scenario: Scenario): readonly string[] {
  const known = steps.get(scenario)
  if (known !== undefined) return known
  const asked = conditionsOf(scenario).flatMap(({ condition }) => repliesIn(condition).map(({ reply }) => reply.step))
  const found = [...new Set(asked)]
  steps.set(scenario, found)
  return found
}

/** Whether this was the answer to the step; unknown where nobody looked. */
export function askReply({ step, is }: ReplyLeaf, replies: Known['replies']): Truth {
  const answer = replies?.[step]
  if (answer === undefined) return 'unknown'
  return answer === is ? 'yes' : 'no'
}

/** The faults of conditions on replies: each names a step that asks, and one of its answers; who enters depends on none. */
export function checkReplies(scenario: Scenario): ScenarioFault[] {
  const { only, steps: all } = scenario
  return [
    ...when(only !== null && repliesIn(only).length > 0, 'only', 'cannot ask for replies: nothing was asked by then'),
    ...conditionsOf(scenario).flatMap(({ condition, path }) =>
      repliesIn(condition).flatMap(({ reply }) => {
        const ask = all.find(({ id }) => id === reply.step)?.ask ?? null
        if (ask === null) return [fault(path, `asks for a reply to ${reply.step}, which is no step that asks`)]
        const answers = [...ask.options.map(({ says }) => says[0] ?? ''), ...ask.reads.map(({ as }) => as)]
        return when(!answers.includes(reply.is), path, `must name an answer of ${reply.step}: ${answers.join(', ')}`)
      }),
    ),
  ]
}

function conditionsOf({ stops, steps: all }: Scenario): { condition: Condition; path: string }[] {
  return [
    ...stops.flatMap((stop, index) => ('fact' in stop ? [] : [{ condition: stop, path: `stops[${index}]` }])),
    ...all.flatMap(({ when: condition, say }, index) => [
      ...(condition === null ? [] : [{ condition, path: `steps[${index}].when` }]),
      ...(say?.variants ?? []).map((one, place) => ({
        condition: one.when,
        path: `steps[${index}].say.variants[${place}].when`,
      })),
    ]),
  ]
}

function repliesIn(condition: Condition): { reply: ReplyLeaf }[] {
  return leavesOf(condition).flatMap((leaf) => ('reply' in leaf ? [leaf] : []))
}
