import type { Ask } from '#shared/contracts/scenario.ts'
import { fault, type ScenarioFault, when } from './scenario-faults.ts'

/** What carriers and our own rules read as "no more texts", "more again" or "help", in capitals and full words. */
const TAKEN = new Set(
  'R T TD N STOP STOPALL UNSUBSCRIBE CANCEL END QUIT OPTOUT REVOKE START UNSTOP YES HELP INFO 退订 取消 退 停 停止 拒收 不要发了 帮助'.split(
    ' ',
  ),
)

/** The faults of a question: what may be an answer, and for now that nobody reads answers yet. */
export function checkAsk({ options, reads }: Ask, path: string): ScenarioFault[] {
  const said = options.flatMap(({ says }, option) =>
    says.map((word, place) => ({ word: wordOf(word), path: `${path}.options[${option}].says`, place })),
  )
  const faults = [
    ...when(options.length + reads.length === 0, path, 'reads nothing: give options or reads'),
    ...said.flatMap(({ word, path: at }) =>
      when(TAKEN.has(word), at, `holds ${word}, which means no more texts, or asks for help`),
    ),
    ...said.flatMap(({ word, path: at }, index) =>
      when(said.findIndex((one) => one.word === word) < index, at, `holds ${word} a second time`),
    ),
  ]
  return faults.length > 0 ? faults : [fault(path, 'cannot be asked yet: replies come later')]
}

/** As a reply is read: widths and capitals make no difference. */
function wordOf(said: string): string {
  return said.normalize('NFKC').trim().toUpperCase()
}
