import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import { monthsBetween } from '#shared/domain/calendar/time.ts'
import { monthsAskedAbout } from '#shared/domain/scenarios/firings.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'

/** More loans than that of one contact, none of them written since release 0.1, are not looked for. */
const MOST_CONTRACTS = 20

export type DueSpan = { from: string; until: string }

/** The months of these days, and of all instalments that the campaigns ask about on them, which may be due long before or after. */
export function duesAskedAbout(campaigns: readonly Campaign[], zone: string, days: DueSpan): DueSpan[] {
  const months = new Set(monthsBetween(days.from, days.until))
  for (const { id: campaignId, content, activeSince: since, ...campaign } of campaigns) {
    const kind = kindFor({ ...campaign, content })
    if (kind.trigger === 'event') continue
    for (const month of monthsAskedAbout(kind, { campaignId, content, zone, since }, days)) months.add(month)
  }
  return [...months].toSorted().map((month) => ({ from: `${month}-01`, until: `${month}-31` }))
}

/** What a person has to pay in these spans, under each of their ids. */
export async function readInstalmentsOfPerson(
  deps: Parameters<typeof readInstalments>[0],
  contactIds: readonly string[],
  spans: readonly DueSpan[],
  messages: readonly Message[],
): Promise<Instalment[]> {
  const lists = contactIds.map((id) => readInstalments(deps, id, spans, messages))
  return (await Promise.all(lists)).flat()
}

/**
 * What a contact has to pay in these spans of days, no two of which meet. Instalments that were last written by release 0.1
 * are found by the loans of the contact's messages alone.
 */
export async function readInstalments(
  { records }: { records: Pick<RecordStore, 'listInstalmentsOfContact' | 'listInstalmentsOfContract'> },
  contactId: string,
  spans: readonly DueSpan[],
  messages: readonly Message[],
): Promise<Instalment[]> {
  const lists = spans.map(({ from, until }) => records.listInstalmentsOfContact(contactId, from, until))
  const found = (await Promise.all(lists)).flat()
  const known = new Set(found.map(({ contractId }) => contractId))
  const told = messages.flatMap(({ subject }) => (subject.type === 'contract' ? [subject.id] : []))
  const others = [...new Set(told)].filter((id) => !known.has(id)).slice(0, MOST_CONTRACTS)
  const older = await Promise.all(others.map((id) => records.listInstalmentsOfContract(id)))
  const isAsked = ({ contactId: whose, due }: Instalment) =>
    whose === contactId && due !== null && spans.some(({ from, until }) => due >= from && due <= until)
  return [...found, ...older.flat().filter(isAsked)]
}
