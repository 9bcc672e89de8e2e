import type { Contact } from '#shared/contracts/contact.ts'
import type { OpenCountries } from '#shared/contracts/line.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { wordOn } from '#shared/domain/people/word-on-numbers.ts'
import { isCounted } from '#shared/domain/policies/caps.ts'
import type { JudgedRecord } from '#shared/domain/scenarios/kind.ts'
import { otherNumberOf } from '#shared/domain/scenarios/other-number.ts'
import type { Reading } from '#shared/domain/sending/case.ts'
import type { ApprovedTemplates } from '#shared/domain/wording/approved-templates.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import { findFollowed } from '../follow-merged.ts'
import { withListColumns } from '../list-columns.ts'
import { type DestinationDeps, destinationAt, destinationOf, zonesOf } from './destination.ts'
import type { Draft } from './draft.ts'
import { type ReadRecordsDeps, readRecords } from './read-records.ts'
import { readTasks } from './read-tasks.ts'
import { readTogether } from './read-together.ts'
import {
  asksLastOrderOf,
  asksLedgerOf,
  findTold,
  ledgerOf,
  type ReadToldDeps,
  readLastOrders,
  readLedgers,
  readReplies,
} from './read-told.ts'

export type ReadDeps = DestinationDeps &
  ReadRecordsDeps &
  ReadToldDeps & {
    contacts: Pick<ContactStore, 'findMany'>
    optOuts: Pick<OptOutList, 'findEntries'>
    counts: Pick<NumberTextStore, 'findMany'>
    imports: Pick<ImportStore, 'findMembers'>
  }

/** The same for a whole block: the campaign, the countries that the line is open to, the shops and the company's rules. */
export type BlockReading = {
  campaign: Reading['campaign']
  countries: OpenCountries | null
  shops: ShopSettings | null
  rules: CompanyRules | null
  /** @default none are asked for */
  templates?: ApprovedTemplates | null
}

/**
 * What each message's judgement relies on, read now: contacts, records, opt-outs and counts, each in one round for all. Reads of
 * contacts, opt-outs, counts and single records are strongly consistent.
 */
export async function readSituations(
  deps: ReadDeps,
  drafts: readonly Draft[],
  { campaign, countries, shops, rules, templates = null }: BlockReading,
): Promise<Reading[]> {
  const contactIds = drafts.flatMap(({ message, refs }) => [message.contactId, ...peopleIn(message, refs)])
  const [found, records] = await Promise.all([
    findFollowed(deps.contacts, [...new Set(contactIds)]),
    readRecords(deps, drafts, campaign),
  ])
  const contacts = await withListColumns(deps, campaign.content.audience, found)
  const [told, ledgers, lastOrders] = await Promise.all([
    findTold(deps, drafts, contacts),
    asksLedgerOf(campaign) ? readLedgers(deps, drafts, contacts) : null,
    asksLastOrderOf(campaign) ? readLastOrders(deps, drafts, contacts) : null,
  ])
  const readings = drafts.map(({ message, refs }, index): Reading => {
    const contact = contacts.get(message.contactId) ?? null
    const people = peopleIn(message, refs)
    const isAboutPeople = message.subject.type === 'digest' || people.length > 0
    const record = isAboutPeople ? peopleOf(people, contacts) : (records[index] ?? { type: 'none' })
    const other = otherNumberOf(message, campaign.content.scenario, record)
    const destination = other === undefined ? destinationOf(deps.sms, contact, record) : destinationAt(deps, other)
    return {
      campaign,
      contact,
      merged: told.has(message.id) ? 'told' : contact === null || contact.id === message.contactId ? null : 'moved',
      record,
      destination,
      zones: zonesOf(destination, contact, record),
      optOut: null,
      countries,
      shops,
      ledger: ledgerOf(message, ledgers),
      lastOrderAt: lastOrders?.get(message.contactId) ?? null,
      rules,
      templates,
      counted: null,
    }
  })
  const hashes = readings.flatMap(({ destination, contact }) =>
    destination === null ? [] : [destination.phoneHash, ...(contact === null ? [] : hashesOf(contact))],
  )
  const [optOuts, counts, replies, tasks, together] = await Promise.all([
    deps.optOuts.findEntries([...new Set(hashes)]),
    readCounts(deps, drafts, readings),
    readReplies(deps, drafts, { content: campaign.content, contacts }),
    readTasks(deps, drafts, campaign.content),
    readTogether(deps, drafts, { readings, content: campaign.content }),
  ])
  return readings.map((reading, index) => ({
    ...reading,
    ...replies[index],
    ...tasks[index],
    ...together[index],
    optOut: wordOn(reading.destination?.phoneHash ?? '', reading.contact, optOuts),
    counted: counts.get(reading.destination?.phoneHash ?? '') ?? null,
  }))
}

/** Of the numbers alone whose texts are counted: a mass service text costs no read more. */
async function readCounts(deps: ReadDeps, drafts: readonly Draft[], readings: readonly Reading[]) {
  const hashes = drafts.flatMap(({ message: { category, page } }, index) => {
    const hash = readings[index]?.destination?.phoneHash
    return hash !== undefined && isCounted(category, page === null) ? [hash] : []
  })
  return hashes.length === 0 ? new Map<string, NumberTexts>() : deps.counts.findMany([...new Set(hashes)])
}

/** Whom a text tells somebody else about: those of a digest, or the person of a text to their manager. */
function peopleIn({ subject, contactId }: Message, refs: readonly string[]): readonly string[] {
  if (subject.type === 'digest') return refs
  return subject.type === 'contact' && subject.id !== contactId ? [subject.id] : []
}

function peopleOf(ids: readonly string[], contacts: ReadonlyMap<string, Contact>): JudgedRecord {
  return { type: 'people', people: ids.flatMap((id) => contacts.get(id) ?? []) }
}
