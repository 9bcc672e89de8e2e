import type { Campaign } from '#shared/contracts/campaign.ts'
import type { ExplainQuestion } from '#shared/contracts/console-api/explain.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { Order, Shipment } from '#shared/contracts/record.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { waitsFor } from '#shared/domain/campaigns/waiting-campaigns.ts'
import { AppError } from '#shared/domain/errors.ts'
import { recordIdOf, shopNamed } from '#shared/domain/records/shop-ids.ts'
import { checkOf } from '#shared/domain/scenarios/check.ts'
import type { Kind } from '#shared/domain/scenarios/kind.ts'
import { KINDS, kindFor } from '#shared/domain/scenarios/registry.ts'
import { type Found, tellCheck } from '#shared/domain/wording/check-words.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { recordIdsOf } from '../intake/find-shop.ts'
import { withListed } from '../list-columns.ts'
import { withGroupsOfAll } from '../read-groups.ts'
import { type Explained, explainedBy } from './explain-message.ts'
import { explainOrder } from './explain-order.ts'
import { explainPerson, isAboutInstalments } from './explain-person.ts'
import { explainRecord } from './explain-record.ts'
import { explainRecords, orderOf } from './explain-records.ts'
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
import { readActive } from './forecast.ts'

/** How long before a day an order may have been placed whose text a person misses on it, and how many are looked at. */
const ORDER_DAYS = 7
const MOST_ORDERS = 10

/**
 * Why a text came, will come or did not come to a contact, about an order, a loan or another record: from one campaign, or from every
 * active one. Messages answer by their trail; what has none is evaluated with the facts as they are now. Reads the records
 * of this question alone, and writes nothing.
 * @throws AppError NOT_FOUND for a campaign that does not exist
 */
export async function explain(deps: ExplainDeps, question: ExplainQuestion): Promise<Explanations> {
  const now = deps.clock.now()
  const campaigns = await askedCampaigns(deps, question.campaign)
  const asked = { at: question.at ?? now, now, campaigns, isOne: question.campaign !== undefined }
  const { contact, order, loan, record, shop } = question
  if (record !== undefined) return explainRecords(deps, asked, record.type, await idsOf(deps, record.id, shop))
  if (order !== undefined) return explainOrders(deps, asked, await idsOf(deps, order, shop))
  if (loan !== undefined) return explainLoan(deps, asked, await idsOf(deps, loan, shop))
  return explainContact(deps, asked, contact ?? '')
}

async function askedCampaigns(deps: ExplainDeps, id: ExplainQuestion['campaign']): Promise<readonly Campaign[]> {
  if (id === undefined) return readActive(deps.campaigns)
  const campaign = await deps.campaigns.find(id)
  if (campaign === undefined) throw new AppError('NOT_FOUND', 'There is no such campaign.', { retryable: false })
  return withGroupsOfAll(deps, [campaign])
}

/** A shop's records under its own ids, or those of every shop; release 0.1 kept all shops' under plain ones. */
async function idsOf({ shops }: ExplainDeps, id: string, shop: string | undefined): Promise<RecordIds> {
  if (shop === undefined) return { ids: await recordIdsOf(shops, id), isOfShop: () => true }
  const home = await shops.findHome()
  const isOfShop: RecordIds['isOfShop'] = ({ shop: of, named }) => (of ?? shopNamed(named) ?? home) === shop
  return { ids: [id, recordIdOf(id, shop)], isOfShop }
}

async function explainContact(deps: ExplainDeps, given: Asked, contactId: string): Promise<Explanations> {
  const contact = await findSettled(deps, contactId, given.now)
  if (contact === null) return { items: [], checks: [tellCheck(ofQuestion('contact-known', false))], contactIds: [] }
  const asked = { ...given, campaigns: await withListed(deps, given.campaigns, idsOfPerson(contact)) }
  const from = new Date(asked.at.getTime() - ORDER_DAYS * 86_400_000)
  const until = new Date(asked.at.getTime() + 86_400_000)
  const ids = idsOfPerson(contact)
  const [scene, ofEach, kept] = await Promise.all([
    openScene(deps, asked, { contactIds: ids, contact }),
    Promise.all(ids.map((id) => deps.records.listOrdersOfContact(id, from, until))),
    Promise.all(ids.map((id) => deps.records.listKeptOfContact(id))),
  ])
  const [orders, records] = [ofEach.flat(), kept.flat()]
  const items: Explained[] = []
  for (const campaign of asked.campaigns) {
    const kind = kindFor(campaign)
    if (kind.trigger === 'schedule') {
      const person = { contact, instalments: scene.instalments, records }
      const whose = { person, contactId: contact.id, at: asked.at, subject: null }
      items.push(...(await explainPerson(scene, campaign, kind, whose)))
      continue
    }
    const about = waitsFor(campaign)
    if (about !== 'order') {
      const own = records.filter(({ type }) => type === about)
      if (own.length === 0) items.push(explainedBy(campaign, [checkOf('record-heard', false, { about })]))
      for (const record of own.slice(-MOST_ORDERS)) {
        const order = await orderOf(deps, record)
        items.push(...(await explainRecord(scene, campaign, kind, { record, order, contact })))
      }
      continue
    }
    if (orders.length === 0) items.push(explainedBy(campaign, [checkOf('order-heard', false)]))
    for (const order of orders.slice(0, MOST_ORDERS)) {
      const shipments = await readShipments(deps, order)
      items.push(...(await explainOrder(scene, campaign, kind, { order, shipments, contact })))
    }
  }
  const checks = [ofQuestion('contact-known', true), ...kindChecks(asked, KINDS)]
  return { items, checks: checks.map(tellCheck), contactIds: [contact.id] }
}

async function explainOrders(deps: ExplainDeps, asked: Asked, { ids, isOfShop }: RecordIds): Promise<Explanations> {
  const found = await Promise.all(ids.map((id) => deps.records.findOrder(id)))
  const orders = found.filter((order) => order !== undefined)
  const meant = orders.filter(({ shop, details }) => isOfShop({ shop, named: details?.shop }))
  const kinds = KINDS.filter(({ trigger }) => trigger === 'event')
  const items: Explained[] = []
  const contacts: (Contact | null)[] = []
  for (const order of meant) {
    const contact = order.contactId === null ? null : await findSettled(deps, order.contactId, asked.now)
    contacts.push(contact)
    const scene = await openScene(deps, asked, { contactIds: [order.contactId ?? ''], contact, instalments: [] })
    const shipments = await readShipments(deps, order)
    for (const campaign of asked.campaigns) {
      const kind = kindFor(campaign)
      if (kind.trigger === 'event' && waitsFor(campaign) === 'order')
        items.push(...(await explainOrder(scene, campaign, kind, { order, shipments, contact })))
    }
  }
  const checks = [ofQuestion('order-known', meant.length > 0), ...contactChecks(contacts), ...kindChecks(asked, kinds)]
  return { items, checks: checks.map(tellCheck), contactIds: await ownersOf(deps, meant) }
}

async function explainLoan(deps: ExplainDeps, asked: Asked, { ids, isOfShop }: RecordIds): Promise<Explanations> {
  const found = (await Promise.all(ids.map((id) => deps.records.listInstalmentsOfContract(id)))).flat()
  const instalments = found.filter(({ shop }) => isOfShop({ shop }))
  const groups = Map.groupBy(instalments, ({ contractId, contactId }) => JSON.stringify([contractId, contactId]))
  const items: Explained[] = []
  const contacts: (Contact | null)[] = []
  for (const [first, ...rest] of groups.values()) {
    if (first === undefined) continue
    const { contactId, contractId } = first
    const contact = contactId === null ? null : await findSettled(deps, contactId, asked.now)
    contacts.push(contact)
    const own = [first, ...rest]
    const scene = await openScene(deps, asked, { contactIds: [contactId ?? ''], contact, instalments: own })
    const subject = { type: 'contract' as const, id: contractId }
    for (const campaign of asked.campaigns) {
      const kind = kindFor(campaign)
      if (kind.trigger === 'event' || !(asked.isOne || isAboutInstalments(kind, campaign, asked.at))) continue
      const person = { contact, instalments: own }
      items.push(
        ...(await explainPerson(scene, campaign, kind, { person, contactId: contactId ?? '', at: asked.at, subject })),
      )
    }
  }
  const kinds = KINDS.filter((kind) => kind.trigger === 'schedule' && isAboutInstalments(kind, draftOf(kind), asked.at))
  const isKnown = ofQuestion('loan-known', instalments.length > 0)
  const checks = [isKnown, ...contactChecks(contacts), ...kindChecks(asked, kinds)]
  return { items, checks: checks.map(tellCheck), contactIds: await ownersOf(deps, instalments) }
}

function draftOf(kind: Kind): Pick<Campaign, 'id' | 'content' | 'activeSince'> {
  return { id: CampaignId.parse('cmp_default'), content: defaultContent(kind), activeSince: null }
}

async function readShipments({ records }: ExplainDeps, { shipmentIds }: Order): Promise<Shipment[]> {
  const found = await Promise.all(shipmentIds.map((id) => records.findShipment(id)))
  return found.filter((shipment) => shipment !== undefined)
}

/** Which kinds that could answer have no active campaign: then nothing of them ever leaves. */
function kindChecks({ campaigns, isOne }: Asked, kinds: readonly Kind[]): Found[] {
  if (isOne) return []
  return kinds.map(({ id }) =>
    ofQuestion(
      'campaign-of-kind',
      campaigns.some(({ kind }) => kind === id),
      { kind: id },
    ),
  )
}
