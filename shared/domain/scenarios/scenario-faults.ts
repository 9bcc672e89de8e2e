import type * as z from 'zod'
import { Scenario } from '#shared/contracts/scenario.ts'
import { ABOUT } from './about.ts'

/** `path` as people write it: `steps[0].say.text.zh`. */
export type ScenarioFault = { path: string; message: string; code: string }

export type ScenarioAnswer = { ok: true; scenario: Scenario } | { ok: false; faults: ScenarioFault[] }

/** The scenario, or every fault of its form; what a sound form may not say is for `checkScenario`. */
export function readScenario(given: unknown): ScenarioAnswer {
  const read = Scenario.safeParse(given)
  return read.success ? { ok: true, scenario: read.data } : { ok: false, faults: faultsIn(read.error.issues, []) }
}

type Issue = z.core.$ZodIssue

function faultsIn(issues: readonly Issue[], above: readonly PropertyKey[]): ScenarioFault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path]
    if (issue.code === 'invalid_union') {
      const closest = closestOf(issue.errors)
      return closest === undefined ? [faultAt(path, NO_FORM, issue.code)] : faultsIn(closest, path)
    }
    if (issue.code === 'invalid_key') return [faultAt([...path.slice(0, -1), '*'], issue.message, issue.code)]
    if (issue.code !== 'unrecognized_keys') return [faultAt(path, issue.message, issue.code)]
    return issue.keys.map((key) => faultAt([...path, nameInPath(key)], 'is no field of this', 'unknown-field'))
  })
}

/** What somebody took for the name of a field may be a number or a person's: it is repeated only if it looks like a name. */
export function nameInPath(key: string): string {
  return /^[A-Za-z_][\w:-]{0,40}$/u.test(key) ? key : '*'
}

const NO_FORM = 'has none of the forms that are known here'

/** Of the forms that a value may have the one that it was meant to have: which knows its fields, and finds least at fault. */
function closestOf(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const known = branches.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'invalid_union'),
  )
  return known.toSorted((a, b) => a.length - b.length)[0]
}

function faultAt(path: readonly PropertyKey[], message: string, code: string): ScenarioFault {
  return { path: textOfPath(path), message, code }
}

function textOfPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

export function fault(path: string, message: string): ScenarioFault {
  return { path, message, code: 'custom' }
}

export function when(isWrong: boolean, path: string, message: string): ScenarioFault[] {
  return isWrong ? [fault(path, message)] : []
}

/** The same faults under a code that screens have words for. */
export function coded(code: string, faults: readonly ScenarioFault[]): ScenarioFault[] {
  return faults.map((one) => ({ ...one, code }))
}

export function unknownFact(path: string, about: string): ScenarioFault {
  const known = Object.keys(ABOUT[about]?.facts ?? {})
  return fault(
    path,
    known.length === 0 ? `${about} has no facts` : `is no fact of ${about}: use one of ${known.join(', ')}`,
  )
}

export function unknownPath(path: string, about: string): string {
  if (path.startsWith('related.'))
    return `is nothing that is known beside a ${about}: use related.order.<field or fact> of a record that names an order`
  return `is nothing that is known of a ${about}: use contact.kind, tags, regionCode, language, custom.<column>, or record.<field or fact>`
}
