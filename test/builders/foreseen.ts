import type { DryRun, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { type CampaignId, runIdOf } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { startDryRun } from '#shared/usecases/runs/start-dry-run.ts'
import { allPages } from '../contracts/implementations.ts'
import type { World } from './world.ts'

/** A dry run of the campaign's next firing, or of the first after `at`, brought to its end. */
export async function dryRun(world: World, campaignId: CampaignId, at?: Date): Promise<DryRun> {
  const started = await startDryRun(world.deps, { campaignId, at, by: 'marketing/test' })
  if (started.kind !== 'started') throw new Error(`there is no dry run: ${JSON.stringify(started)}`)
  await world.drain()
  const found = await world.stores.dryRuns.find(started.id)
  if (found === undefined) throw new Error('the dry run is gone')
  return found
}

export async function peopleOf(world: World, { id }: Pick<DryRun, 'id'>): Promise<ForeseenPerson[]> {
  const { dryRuns } = world.stores
  const lists = await Promise.all(
    (['send', 'held-back'] as const).map((outcome) => allPages((page) => dryRuns.listPeople(id, outcome, page), 40)),
  )
  return lists.flat()
}

/** What a text or its absence is, as far as people notice: who, about what, which words in how many parts, or why not. */
type Told = Pick<ForeseenPerson, 'contactId' | 'key' | 'reason' | 'text' | 'parts'>

/** One line for each person of whom a dry run and what became of them say different things. */
export function differencesOf(foreseen: readonly Told[], messages: readonly Message[]): string[] {
  const lines = new Set(foreseen.map(lineOf))
  const became = new Set(messages.map((message) => lineOf(toldBy(message))))
  return [
    ...[...lines].filter((line) => !became.has(line)).map((line) => `foreseen: ${line}`),
    ...[...became].filter((line) => !lines.has(line)).map((line) => `became: ${line}`),
  ].toSorted()
}

function toldBy({ contactId, occurrence, reason, text, parts }: Message): Told {
  return { contactId, key: occurrence.split('~')[0] ?? '', reason, text, parts: parts ?? 0 }
}

function lineOf({ contactId, key, reason, text, parts }: Told): string {
  return [contactId, key, reason ?? 'sent', text ?? '', parts].join(' | ')
}

/** The messages that the runs of the dry run's own firings made. */
export async function messagesOfRuns(world: World, { campaignId, firings }: DryRun): Promise<Message[]> {
  const runs = firings.map((firing) => runIdOf({ campaignId, ...firing }))
  const contacts = (await world.stores.contacts.scan({ limit: 1000 })).items
  const lists = await Promise.all(contacts.map(({ id }) => world.messagesOf(id)))
  return lists.flat().filter(({ page }) => page !== null && runs.includes(page.runId))
}
