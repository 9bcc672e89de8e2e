import type { Condition, Scenario } from '#shared/contracts/scenario.ts'
import { leavesOf, type ReplyLeaf, type Truth } from './conditions.ts'
import type { Known } from './known.ts'
import { conditionsIn, leavesIn } from './scenario-conditions.ts'
import { fault, type ScenarioFault, when } from './scenario-faults.ts'

const steps = new WeakMap<Scenario, readonly string[]>()

/** The steps whose answers a scenario's conditions ask for, each once. */
export function stepsAskedAbout(scenario: Scenario): readonly string[] {
  const known = steps.get(scenario)
  if (known !== undefined) return known
  const asked = leavesIn(scenario).flatMap((leaf) => ('reply' in leaf ? [leaf.reply.step] : []))
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
    ...conditionsIn(scenario).flatMap(({ condition, path }) =>
      (path === 'only' ? [] : repliesIn(condition)).flatMap(({ reply }) => {
        const ask = all.find(({ id }) => id === reply.step)?.ask ?? null
        if (ask === null) return [fault(path, `asks for a reply to ${reply.step}, which is no step that asks`)]
        const answers = [...ask.options.map(({ says }) => says[0] ?? ''), ...ask.reads.map(({ as }) => as)]
        return when(!answers.includes(reply.is), path, `must name an answer of ${reply.step}: ${answers.join(', ')}`)
      }),
    ),
  ]
}

function repliesIn(condition: Condition): { reply: ReplyLeaf }[] {
  return leavesOf(condition).flatMap((leaf) => ('reply' in leaf ? [leaf] : []))
}
