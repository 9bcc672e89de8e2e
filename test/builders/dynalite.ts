import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import type { TableNames } from '#shared/contracts/table.ts'

type Dynalite = (options: { createTableMs: number; path?: string }) => Server

/** A DynamoDB with fresh tables of a random prefix; `stop` when done. */
export type TestDynamo = { client: DynamoDBClient; names: TableNames; stop: () => Promise<void> }

/** Fresh tables on the DynamoDB that `DYNAMODB_ENDPOINT` names, else on a dynalite of its own, in this process and in memory. */
export async function startDynamo(): Promise<TestDynamo> {
  const given = process.env.DYNAMODB_ENDPOINT
  const server = given ? undefined : await startDynalite()
  const client = createDynamoClient({
    endpoint: given ?? addressOf(server),
    region: process.env.AWS_REGION ?? 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const names = await createTables(client, `t${randomBytes(6).toString('hex')}-`)
  const stop = async () => {
    if (given) for (const TableName of Object.values(names)) await client.send(new DeleteTableCommand({ TableName }))
    client.destroy()
    server?.closeAllConnections()
    if (server) await new Promise((resolve) => server.close(resolve))
  }
  return { client, names, stop }
}

async function startDynalite(): Promise<Server> {
  const dynalite: Dynalite = createRequire(import.meta.url)('dynalite')
  const server = dynalite({ createTableMs: 0 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function addressOf(server: Server | undefined): string {
  const address = server?.address()
  if (!address || typeof address === 'string') throw new Error('dynalite is not listening')
  return `http://127.0.0.1:${address.port}`
}
