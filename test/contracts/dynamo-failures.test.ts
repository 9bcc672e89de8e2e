import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoClient, createTables, tableNamesWith } from '#shared/adapters/dynamo/client.ts'
import { createDynamoTables } from '#shared/adapters/dynamo/dynamo-table.ts'
import { messageKey } from '#shared/adapters/dynamo/keys.ts'
import { DynamoMessageStore } from '#shared/adapters/dynamo/message-store.ts'
import { shardOf } from '#shared/contracts/table.ts'
import { startDynamo, type TestDynamo } from '../builders/dynalite.ts'
import { aMessage } from '../builders/message.ts'

const WAKE = new Date('2026-12-01T01:00:00Z')
const LATER = new Date('2026-12-01T01:05:00Z')

describe('DynamoDB failing', () => {
  let dynamo: TestDynamo
  let store: DynamoMessageStore
  let loseAnswers = 0
  /** Happens before a lost answer makes the client send again. */
  let meanwhile: () => Promise<boolean> = async () => false

  beforeAll(async () => {
    dynamo = await startDynamo()
    dynamo.client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args)
        if (loseAnswers-- <= 0) return answer
        const interruption = meanwhile
        meanwhile = async () => false
        await interruption()
        throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })
      },
      { step: 'deserialize', priority: 'low' },
    )
    store = new DynamoMessageStore(createDynamoTables(dynamo.client, dynamo.names))
  })
  afterAll(async () => dynamo.stop())

  it('knows its own write again when the answer to it was lost', async () => {
    const message = aMessage({ contactId: 'lost', wakeAt: WAKE })

    loseAnswers = 1
    expect(await store.save(message, 'absent')).toBe(true)
    loseAnswers = 1
    expect(await store.save({ ...message, attempt: 1, rev: 2 }, 1)).toBe(true)
    loseAnswers = 1
    expect(await store.handOver({ id: message.id, wakeAt: WAKE, campaignId: message.campaignId }, LATER)).toBe(true)
  })

  it('still says no to a write that came second, even when the answer was lost', async () => {
    const message = aMessage({ contactId: 'second' })
    await store.save({ ...message, attempt: 1 }, 'absent')

    loseAnswers = 1
    expect(await store.save(message, 'absent')).toBe(false)
  })

  it('takes the same item that another wrote for that other, and says no', async () => {
    const message = aMessage({ contactId: 'alike' })
    await store.save(message, 'absent')

    loseAnswers = 1
    expect(await store.save(message, 'absent')).toBe(false)
  })

  it('does not say no where its own write took effect and somebody wrote on top before it was sent again', async () => {
    const message = aMessage({ contactId: 'between' })
    meanwhile = () => store.save({ ...message, attempt: 2, rev: 2 }, 1)
    loseAnswers = 1

    await expect(store.save(message, 'absent')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true })
    expect(await store.find(message.id)).toMatchObject({ attempt: 2, rev: 2 })
  })

  it('keeps who wrote an item to itself', async () => {
    const message = aMessage({ contactId: 'stamped' })
    await store.save(message, 'absent')

    const item = await createDynamoTables(dynamo.client, dynamo.names).messages.get(messageKey(message))
    expect(Object.keys(item ?? {})).not.toContain('w')
  })

  it('is a retryable failure when the service does not answer', async () => {
    const client = createDynamoClient({
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    })
    const unreachable = new DynamoMessageStore(createDynamoTables(client, tableNamesWith('none-')))

    const refused = { code: 'STORE_UNAVAILABLE', retryable: true }
    await expect(unreachable.find(aMessage().id)).rejects.toMatchObject(refused)
    await expect(unreachable.save(aMessage(), 'absent')).rejects.toMatchObject(refused)
    await expect(unreachable.listDue(shardOf('x', 32), LATER, 1)).rejects.toMatchObject(refused)
  })

  it('is a failure for good when the request is invalid', async () => {
    const broken = aMessage({ contactId: '' })

    await expect(store.save(broken, 'absent')).rejects.toMatchObject({ code: 'INVALID_INPUT', retryable: false })
  })

  it('leaves tables that exist as they are', async () => {
    await store.save(aMessage({ contactId: 'kept' }), 'absent')
    const prefix = dynamo.names.messages.replace(/messages$/, '')

    expect(await createTables(dynamo.client, prefix)).toEqual(dynamo.names)
    expect(await store.find(aMessage({ contactId: 'kept' }).id)).toBeDefined()
  })
})
