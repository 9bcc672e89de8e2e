import type { Contact } from '#shared/contracts/contact.ts'
import { Subject } from '#shared/contracts/message.ts'
import type { KeptRecord, Order } from '#shared/contracts/record.ts'
import type { RecordTypeName } from '#shared/domain/records/record-types.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { tellCheck } from '#shared/domain/wording/check-words.ts'
import type { Explained } from './explain-message.ts'
import { explainPerson } from './explain-person.ts'
import { explainRecord } from './explain-record.ts'
import {
  type Asked,
  contactChecks,
  type ExplainDeps,
  type Explanations,
  findSettled,
  ofQuestion,
  openScene,
  ownersOf,
  type RecordIds,
} from './explain-scene.ts'

/** Campaigns about the record's type: those that events start, and those that its dates do. */
export async function explainRecords(
  deps: ExplainDeps,
  asked: Asked,
  type: RecordTypeName,
  { ids, isOfShop }: RecordIds,
): Promise<Explanations> {
  const found = await deps.records.findKept(ids.map((id) => ({ type, id })))
  const records = found.filter(({ shop }) => isOfShop({ shop }))
  const campaigns = asked.campaigns.filter((campaign) => kindFor(campaign).scenario?.about === type)
  const items: Explained[] = []
  const contacts: (Contact | null)[] = []
  for (const record of records) {
    const contactId = record.contactId ?? ''
    const contact = record.contactId === null ? null : await findSettled(deps, record.contactId, asked.now)
    contacts.push(contact)
    const scene = await openScene(deps, asked, { contactIds: [contactId], contact, instalments: [] })
    const subject = Subject.parse({ type, id: record.id })
    for (const campaign of campaigns) {
      const kind = kindFor(campaign)
      const person = { contact, instalments: [], records: [record] }
      items.push(
        ...(kind.trigger === 'event'
          ? await explainRecord(scene, campaign, kind, { record, order: await orderOf(deps, record), contact })
          : await explainPerson(scene, campaign, kind, { person, contactId, at: asked.at, subject })),
      )
    }
  }
  const checks = [ofQuestion('record-known', records.length > 0), ...contactChecks(contacts)]
  return { items, checks: checks.map(tellCheck), contactIds: await ownersOf(deps, records) }
}

export async function orderOf({ records }: ExplainDeps, { orderId }: KeptRecord): Promise<Order | null> {
  return orderId === null ? null : ((await records.findOrder(orderId)) ?? null)
}
