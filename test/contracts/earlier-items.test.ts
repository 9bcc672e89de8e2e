import { readdirSync, readFileSync } from 'node:fs'
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStores } from '#shared/adapters/dynamo/stores.ts'
import type { Stores } from '#shared/adapters/stores.ts'
import { CampaignId, ImportId, MessageId, messageIdOf, RunId } from '#shared/contracts/ids.ts'
import { TABLE_IDS } from '#shared/contracts/table.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'

type Item = Record<string, AttributeValue>

const FIXTURES = new URL('../fixtures/items/', import.meta.url)
const CLOCK = { now: () => new Date('2026-12-05T02:30:00Z'), monotonicMs: () => 0 }

const text = (item: Item, name: string) => item[name]?.S ?? ''
/** What comes after the first word of a composed key. */
const rest = (key: string) => key.slice(key.indexOf('#') + 1)

/** By what a stored item is named for: the read that must give it back. Of what has no read of its own its neighbour's. */
const READS: Readonly<Record<string, (stores: Stores, item: Item) => Promise<unknown>>> = {
  'campaigns.campaign': ({ campaigns }, item) => campaigns.find(CampaignId.parse(text(item, 'sk'))),
  'campaigns.version': ({ campaigns }, item) =>
    campaigns.findVersion(CampaignId.parse(rest(text(item, 'pk'))), Number(text(item, 'sk'))),
  'campaigns.runs': ({ runs }, item) => runs.findRun(RunId.parse(text(item, 'id'))),
  'campaigns.page-audience': ({ runs }, item) =>
    runs.findAudience(RunId.parse(text(item, 'pk')), Number(text(item, 'sk').slice(1))),
  'campaigns.page-progress': ({ runs }, item) =>
    runs.findProgress(RunId.parse(text(item, 'pk')), Number(text(item, 'sk').slice(1))),
  'contacts.contact': ({ contacts }, item) => contacts.find(text(item, 'pk')),
  'contacts.link': async ({ contacts }, item) =>
    (await contacts.listIdsByPhone(text(item, 'phoneHash'))).find((id) => id === text(item, 'pk')),
  'contacts.change': async ({ contacts }, item) => (await contacts.listChanges(text(item, 'pk')))[0],
  'records.order.order': ({ records }, item) => records.findOrder(rest(text(item, 'pk'))),
  'records.shipment.shipment': ({ records }, item) => records.findShipment(rest(text(item, 'pk'))),
  'records.contract.instalment': async ({ records }, item) =>
    (await records.listInstalmentsOfContract(rest(text(item, 'pk'))))[0],
  'records.contract.fact': async ({ records }, item) =>
    (await records.listFacts({ type: 'contract', id: rest(text(item, 'pk')) }))[0],
  'records.complaint.fact': async ({ records }, item) =>
    (await records.listFacts({ type: 'complaint', id: rest(text(item, 'pk')) }))[0],
  'control.line': ({ lines }, item) => lines.find(rest(text(item, 'pk'))),
  'control.optout': async ({ optOuts }, item) =>
    (await optOuts.findMany([rest(text(item, 'pk'))])).get(rest(text(item, 'pk'))),
  'control.seen': async ({ events }, item) => ((await events.findSeen(rest(text(item, 'pk')))) ? true : undefined),
  'control.kept': ({ events }, item) => events.findKept(rest(text(item, 'pk'))),
  'control.zones': async ({ contacts }, item) => (await contacts.listZones()).find((zone) => zone === text(item, 'sk')),
  'control.import.import': ({ imports }, item) => imports.find(ImportId.parse(rest(text(item, 'pk')))),
  'control.import.problem': async ({ imports }, item) =>
    (await imports.listProblems(ImportId.parse(rest(text(item, 'pk'))), { limit: 1 })).items[0],
}

function readMessage({ messages }: Stores, item: Item): Promise<unknown> {
  const key = { contactId: text(item, 'pk'), occurrence: text(item, 'sk') }
  return messages.find(MessageId.parse(messageIdOf(key)))
}

describe.each(readdirSync(FIXTURES))('an item that release %s stored', (release) => {
  const folder = new URL(`${release}/`, FIXTURES)
  const items = readdirSync(folder).map((file): [string, Item] => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ])
  let dynamo: TestDynamo | undefined
  let stores: Stores | undefined

  beforeAll(async () => {
    dynamo = await startDynamo()
    stores = createDynamoStores(dynamo.client, dynamo.names, CLOCK)
    for (const [name, Item] of items) {
      const table = TABLE_IDS.find((id) => name.startsWith(`${id}.`))
      if (table === undefined) throw new Error(`no table for ${name}`)
      await dynamo.client.send(new PutItemCommand({ TableName: dynamo.names[table], Item }))
    }
  })
  afterAll(async () => dynamo?.stop())

  it.each(items)('is read for ever: %s', async (name, item) => {
    const read = name.startsWith('messages.') ? readMessage : READS[name]

    expect(stores && (await read?.(stores, item))).toBeDefined()
  })

  it('is listed as it was found by itself, in pages of campaigns and of people by name', async () => {
    const campaign = items.find(([name]) => name === 'campaigns.campaign')?.[1] ?? {}
    const contact = items.find(([name]) => name === 'contacts.contact')?.[1] ?? {}
    const listed = async () => ({
      campaigns: (await stores?.campaigns.listPage({ limit: 50 }))?.items.map(({ id }) => id),
      people: (await stores?.contacts.listByName(text(contact, 'name'), { limit: 50 }))?.items.map(({ id }) => id),
    })
    const expected = { campaigns: [text(campaign, 'sk')], people: [text(contact, 'pk')] }

    expect(await listed()).toEqual(expected)
    expect(await listed()).toEqual(expected)
    const found = await stores?.contacts.find(text(contact, 'pk'))
    expect(found?.rev).toBe(Number(contact.rev?.N))
  })

  it('is listed: an event put aside, whose line told its id alone', async () => {
    const kept = items.find(([name]) => name === 'control.kept')?.[1] ?? {}
    const [id, at] = [text(kept, 'id'), text(kept, 'at')]
    const line = { pk: { S: 'KEPT' }, sk: { S: `${at}#${id}` }, id: { S: id } }
    await dynamo?.client.send(new PutItemCommand({ TableName: dynamo.names.control, Item: line }))

    const listed = (await stores?.events.listKept({ limit: 50 }))?.items

    expect(listed).toEqual([{ id, type: text(kept, 'type'), reason: text(kept, 'reason'), at: new Date(at) }])
  })
})
