import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { createTables } from '#shared/adapters/dynamo/client.ts'
import { createSignedHttpProvider } from '#shared/adapters/signed-http/sms-provider.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { startDynalite } from './dynalite-process.ts'
import { contactOn } from './generated-lists.ts'

/** The least that a text costs on this machine today, without anything that decides, reads or explains. */
const AT_ONCE = 100
const TEXT = '王女士，祝您一切顺心！愿您与家人平安顺遂。'
/** What a message item holds beside its key, in bytes. */
const ITEM_BYTES = 700

/** Signed posts of as many texts, 100 under way at a time. */
export async function postBare(count: number, url: string, secret: string): Promise<void> {
  const provider = createSignedHttpProvider({ url: new URL(url), secrets: [secret] })
  await atOnce(count, async (index) => {
    const { id, phone } = contactOn(index)
    const messageId = messageIdOf({ contactId: id, occurrence: 'bare' })
    await provider.submit({ messageId, to: `+86${phone}`, text: TEXT, category: 'marketing' })
  })
}

/** A claim and a record for as many texts, as the SDK sends them by default, to a dynalite in a process of its own. */
export async function startBareWrites() {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-bare-'))
  const dynamo = await startDynalite(folder)
  const client = new DynamoDBClient({
    endpoint: dynamo.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const { messages: TableName } = await createTables(client, '')
  const rest = { S: 'x'.repeat(ITEM_BYTES) }
  const write = (pk: string, rev: number) =>
    client.send(
      new PutItemCommand({
        TableName,
        Item: { pk: { S: pk }, sk: { S: 'bare' }, rev: { N: String(rev) }, rest },
        ConditionExpression: rev === 1 ? 'attribute_not_exists(#a)' : '#a = :rev',
        ExpressionAttributeNames: { '#a': rev === 1 ? 'pk' : 'rev' },
        ...(rev > 1 && { ExpressionAttributeValues: { ':rev': { N: String(rev - 1) } } }),
      }),
    )
  return {
    run: (count: number) =>
      atOnce(count, async (index) => {
        await write(contactOn(index).id, 1)
        await write(contactOn(index).id, 2)
      }),
    async stop() {
      client.destroy()
      await dynamo.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function atOnce(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      const index = next
      next += 1
      await work(index)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
