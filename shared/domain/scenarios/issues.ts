import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Action, Scenario } from '#shared/contracts/scenario.ts'
import { instantOn } from '../calendar/firing.ts'
import { addDays, DEFAULT_ZONE, type LocalDate } from '../calendar/time.ts'
import { anchorDatesOn } from './anchors.ts'
import type { Firing } from './kind.ts'

type Issued = Pick<Scenario, 'issues' | 'until' | 'steps'>
/** `date`: of the issue that is not written. */
export type Reminder = { date: LocalDate; task: Extract<Action, { task: unknown }>['task'] }

/** The part that opens the task of an issue; no step is called so. */
export const REMINDING = 'issue-due'

/** No two days of a calendar lie further apart. */
const LONGEST_GAP = 400
const HOUR = '10:00'

/** Whether an issue has nothing new: its content held when the issue before came, or is no more to be said. */
export function isNothingNew(
  { issues, until, steps }: Issued,
  { part, date, zone }: Pick<Firing, 'part' | 'date' | 'zone'>,
  since: Date | undefined,
): boolean {
  const step = steps.find(({ id }) => id === part)
  if (step === undefined || issues === undefined) return false
  if (until !== undefined && date > until) return true
  const before = issueBefore(step, date)
  if (since === undefined || before === null) return false
  return since <= instantOn({ time: step.moment.place.at ?? HOUR }, before, zone)
}

function issueBefore(step: Scenario['steps'][number], date: LocalDate): LocalDate | null {
  for (let day = addDays(date, -1); day > addDays(date, -LONGEST_GAP); day = addDays(day, -1))
    if (anchorDatesOn(day, step).length > 0) return day
  return null
}

/** The day of the first issue from a day on; null where it has none that is written anew. */
export function nextIssue({ issues, steps }: Issued, from: LocalDate): LocalDate | null {
  if (issues === undefined) return null
  for (let day = from; day < addDays(from, LONGEST_GAP); day = addDays(day, 1))
    if (steps.some((step) => anchorDatesOn(day, step).length > 0)) return day
  return null
}

/** The issue that a reminding part is about, at home alone; null on days that are so many days before none. */
export function issueToWrite(
  { issues, steps }: Issued,
  { part, date, zone }: Pick<Firing, 'part' | 'date' | 'zone'>,
): LocalDate | null {
  if (part !== REMINDING || issues?.remind == null || zone !== DEFAULT_ZONE) return null
  const issue = addDays(date, issues.remind.daysBefore)
  return steps.some((step) => anchorDatesOn(issue, step).length > 0) ? issue : null
}

/** What becomes of a firing of such a scenario before anybody is looked for; null where people are. */
export function endOfIssue(
  scenario: Issued,
  firing: Pick<Firing, 'part' | 'date' | 'zone'>,
  since: Date | undefined,
): { kind: 'nothing-new' } | { kind: 'written' } | ({ kind: 'remind' } & Reminder) | null {
  if (isNothingNew(scenario, firing, since)) return { kind: 'nothing-new' }
  const date = issueToWrite(scenario, firing)
  const { issues, steps } = scenario
  if (date === null || issues?.remind == null) return null
  const isMissing = steps.some(({ id }) => isNothingNew(scenario, { ...firing, part: id, date }, since))
  return isMissing ? { kind: 'remind', date, task: issues.remind.task } : { kind: 'written' }
}

/** A content with since when it holds, where its scenario asks for that. */
export function heldSince(content: CampaignContent, since: Date | null): CampaignContent {
  return content.scenario?.issues === undefined || since === null ? content : { ...content, since }
}
