import { createHash } from 'node:crypto'
import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  type ScheduleSummary,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { nextFiring } from '#shared/domain/calendar/firing.ts'
import type { CampaignSchedule, CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { Clock } from '#shared/ports/clock.ts'
import { callingScheduler } from './client.ts'
import { definitionOf, readDescription, type ScheduleTarget } from './schedule-definition.ts'

type Options = { client: SchedulerClient; clock: Pick<Clock, 'now'>; target: ScheduleTarget }

/** What a schedule was when it was read last; it is read again only after a change. */
type Known = { changedAtMs: number; schedule: CampaignSchedule | undefined }

const READ_AT_ONCE = 10

/**
 * Campaign schedules in one group of EventBridge Scheduler, by a name that follows from campaign, part and zone. A schedule
 * for a single date removes itself after it fired.
 */
export function createCampaignSchedules(options: Options): CampaignSchedules {
  const known = new Map<string, Known>()
  return {
    async put(schedule) {
      const { rule, zone } = schedule
      const isPast = nextFiring(rule, zone, options.clock.now()) === null
      known.delete(nameOf(schedule))
      return isPast ? remove(options, nameOf(schedule)) : create(options, schedule)
    },
    async removeAll(campaignId) {
      for (const { Name } of await summariesOf(options, prefixOf(campaignId))) await remove(options, Name)
    },
    list: async () => readAll(options, known, await summariesOf(options)),
  }
}

async function create({ client, target }: Options, schedule: CampaignSchedule): Promise<void> {
  const definition = { ...definitionOf(schedule, target), Name: nameOf(schedule) }
  try {
    await callingScheduler('CreateSchedule', () => client.send(new CreateScheduleCommand(definition)), isConflict)
  } catch (error) {
    if (!isConflict(error)) throw error
    await callingScheduler('UpdateSchedule', () => client.send(new UpdateScheduleCommand(definition)))
  }
}

async function remove({ client, target }: Options, name: string | undefined): Promise<void> {
  const command = new DeleteScheduleCommand({ GroupName: target.group, Name: name })
  try {
    await callingScheduler('DeleteSchedule', () => client.send(command), isMissing)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function summariesOf({ client, target }: Options, prefix?: string): Promise<ScheduleSummary[]> {
  const found: ScheduleSummary[] = []
  let next: string | undefined
  do {
    const command = new ListSchedulesCommand({
      GroupName: target.group,
      MaxResults: 100,
      ...(prefix !== undefined && { NamePrefix: prefix }),
      ...(next !== undefined && { NextToken: next }),
    })
    const { Schedules = [], NextToken } = await callingScheduler('ListSchedules', () => client.send(command))
    found.push(...Schedules)
    next = NextToken
  } while (next !== undefined)
  return found
}

/** A list says no more than names, so each schedule is asked for; one that is none of ours is passed over. */
async function readAll(
  options: Options,
  known: Map<string, Known>,
  summaries: readonly ScheduleSummary[],
): Promise<CampaignSchedule[]> {
  const found: (CampaignSchedule | undefined)[] = []
  for (let start = 0; start < summaries.length; start += READ_AT_ONCE) {
    const stretch = summaries.slice(start, start + READ_AT_ONCE)
    found.push(...(await Promise.all(stretch.map((summary) => read(options, known, summary)))))
  }
  return found.filter((schedule) => schedule !== undefined)
}

async function read(
  { client, target }: Options,
  known: Map<string, Known>,
  { Name = '', LastModificationDate }: ScheduleSummary,
): Promise<CampaignSchedule | undefined> {
  const changedAtMs = LastModificationDate?.getTime() ?? Number.NaN
  const before = known.get(Name)
  if (before?.changedAtMs === changedAtMs) return before.schedule
  const command = new GetScheduleCommand({ GroupName: target.group, Name })
  try {
    const { Description } = await callingScheduler('GetSchedule', () => client.send(command), isMissing)
    const schedule = readDescription(Description)
    known.set(Name, { changedAtMs, schedule })
    return schedule
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** At most 61 characters of what names may hold. */
function nameOf({ campaignId, part, zone }: CampaignSchedule): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([part, zone]))
    .digest('hex')
  return prefixOf(campaignId) + hash.slice(0, 16)
}

function prefixOf(campaignId: CampaignId): string {
  return `${campaignId}.`
}

function isConflict(error: unknown): boolean {
  return error instanceof ConflictException
}

function isMissing(error: unknown): boolean {
  return error instanceof ResourceNotFoundException
}
