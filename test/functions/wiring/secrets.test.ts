import type { SQSEvent } from 'aws-lambda'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { withHasher } from '#functions/wiring/hasher.ts'
import { withSecrets } from '#functions/wiring/secrets.ts'
import { giveBack, refuseRequests } from '#functions/wiring/without-secrets.ts'
import { createPepperChecks } from '#shared/adapters/dynamo/pepper-checks.ts'
import type { SignedService } from '#shared/adapters/signed-json/call.ts'
import { Database } from '#shared/adapters/sqlite/database.ts'
import { createSqliteTables } from '#shared/adapters/sqlite/sqlite-table.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import type { DeadLetter } from '#shared/ports/dead-letters.ts'
import { pepperCheckOf } from '#shared/usecases/people/confirm-pepper.ts'
import { sqsEventOf } from '../../../local/queues/sqs-event.ts'
import { json, readTarget, startLoopback } from '../../builders/aws/loopback.ts'

const Asked = z.object({ Names: z.array(z.string()) })

async function open(values: Record<string, string>) {
  const logged: string[] = []
  const log = { debug: () => undefined, info: () => undefined, error: (code: string) => void logged.push(code) }
  const loopback = await startLoopback((asked) => {
    const { Names } = Asked.parse(readTarget(asked).input)
    return json({ Parameters: Names.flatMap((Name) => (values[Name] ? [{ Name, Value: values[Name] }] : [])) })
  })
  const service: SignedService = { name: 'ssm', ...loopback, endpoint: new URL(loopback.endpoint), pauseMs: 0 }
  return { logged, log, stage: 'dev', store: () => service }
}

const PEPPER = '/carillon/dev/phone-pepper'

it('makes a handler of secrets when it is first called, and the same from then on', async () => {
  const made: string[] = []
  const deps = await open({ '/carillon/dev/webhook-secrets': 'whsec_a' })
  const handle = withSecrets({ ...deps, without: refuseRequests(deps.log) }, ['webhook-secrets'], (secrets) => {
    made.push(secrets['webhook-secrets'])
    return async (event: string) => ({ statusCode: 200, body: event })
  })
  expect(made).toEqual([])

  expect([await handle('one', null), await handle('two', null)]).toMatchObject([{ body: 'one' }, { body: 'two' }])
  expect(made).toEqual(['whsec_a'])
})

it('answers 503 while a secret is missing, and works once it is there', async () => {
  const values: Record<string, string> = {}
  const deps = await open(values)
  const handle = withSecrets({ ...deps, without: refuseRequests(deps.log) }, ['webhook-secrets'], () => async () => ({
    statusCode: 202,
  }))

  const before = await handle(null, null)
  values['/carillon/dev/webhook-secrets'] = 'whsec_a'

  expect([before.statusCode, (await handle(null, null)).statusCode]).toEqual([503, 202])
  expect(deps.logged).toEqual(['REQUEST_FAILED'])
})

it('gives the jobs of a queue back, none of them to the dead letters', async () => {
  const deps = await open({})
  const dead: DeadLetter[] = []
  const batch = { ...deps, deadLetters: { put: async (letter: DeadLetter) => void dead.push(letter) } }
  const handle = withSecrets({ ...deps, without: giveBack(batch) }, ['phone-pepper'], () => async (_: SQSEvent) => ({
    batchItemFailures: [],
  }))
  const job = { id: 'one', queue: 'imports', body: '{}', sentAtMs: 0, failures: 0, dead: null }

  const answer = await handle(sqsEventOf([job], new Date(0)), null)

  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] })
  expect(dead).toEqual([])
})

it('hashes numbers under the pepper of the tables, and refuses another', async () => {
  const tables = createSqliteTables(new Database(':memory:'))
  await createPepperChecks(tables).keep(pepperCheckOf(createPhoneHasher('theirs')))
  const hashing = async (pepper: string) => {
    const deps = await open({ [PEPPER]: pepper })
    return withHasher(
      { ...deps, tables, without: refuseRequests(deps.log) },
      [],
      (hasher) => async (phone: string) => ({
        statusCode: 200,
        body: hasher.hash(phone),
      }),
    )
  }

  const [right, wrong] = [await hashing('theirs'), await hashing('another')]

  expect(await right('+8619900000101', null)).toMatchObject({
    body: createPhoneHasher('theirs').hash('+8619900000101'),
  })
  expect((await wrong('+8619900000101', null)).statusCode).toBe(503)
})
