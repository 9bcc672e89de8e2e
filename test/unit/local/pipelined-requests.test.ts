import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, it, onTestFinished } from 'vitest'
import { createDynamoClient, createTables } from '#shared/adapters/dynamo/client.ts'
import { startLocalDynamo } from '../../../local/dynamo-process.ts'
import { createPipelinedRequests } from '../../../local/pipelined-requests.ts'
import { scratchFolder } from './scratch-folder.ts'

it('gives each of a crowd of requests its own answer, over four connections', async () => {
  const sockets = new Set<unknown>()
  const endpoint = await serve(async (request, response) => {
    sockets.add(request.socket)
    const [body] = await request.toArray()
    if (body[0] % 2 === 0) await new Promise(setImmediate) // some take longer than those behind them
    response.setHeader('content-length', body.length).end(body)
  })
  const requests = createPipelinedRequests(endpoint)

  const bodies = Array.from({ length: 200 }, (_, index) => `${index} 王女士`)
  const answers = await Promise.all(bodies.map((body) => requests.handle(post(body))))
  requests.destroy()

  expect(answers.map(({ response }) => Buffer.from(response.body).toString())).toEqual(bodies)
  expect(sockets.size).toBe(4)
})

it('fails what is under way when the connection breaks, and asks anew on another', async () => {
  let asked = 0
  const endpoint = await serve((request, response) => {
    asked += 1
    if (asked === 1) request.socket.destroy()
    else response.setHeader('content-length', 0).end()
  })
  const requests = createPipelinedRequests(endpoint)

  await expect(requests.handle(post('lost'))).rejects.toMatchObject({ name: 'TimeoutError' })
  expect((await requests.handle(post('again'))).response.statusCode).toBe(200)
  requests.destroy()
})

it('fails what nobody answers in time, and what nobody listens to', async () => {
  const silent = createPipelinedRequests(await serve(() => {}), 30)
  const nobody = createPipelinedRequests('http://127.0.0.1:9')

  await expect(silent.handle(post('x'))).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(nobody.handle(post('x'))).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('serves the SDK, conditions that fail and wide letters included', async () => {
  const dynamo = await startLocalDynamo({ path: join(scratchFolder(), 'dynamodb') })
  onTestFinished(() => dynamo.stop())
  const client = createDynamoClient({
    endpoint: dynamo.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: createPipelinedRequests(dynamo.endpoint),
  })
  const { messages: TableName } = await createTables(client, '')
  const Item = { pk: { S: '王女士' }, sk: { S: '1' }, tx: { S: '祝您一切顺心！' } }
  const put = new PutItemCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })

  const results = await Promise.allSettled([client.send(put), client.send(put)])
  const kept = await client.send(new GetItemCommand({ TableName, Key: { pk: Item.pk, sk: Item.sk } }))
  client.destroy()

  const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.name] : []))
  expect(failed).toEqual(['ConditionalCheckFailedException'])
  expect(kept.Item).toEqual(Item)
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void server.closeAllConnections())
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

function post(body: string) {
  const headers = { host: 'here', 'content-length': String(Buffer.byteLength(body)) }
  return { method: 'POST', path: '/', headers, body }
}
