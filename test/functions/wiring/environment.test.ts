import { describe, expect, it } from 'vitest'
import { readEnvironment, type Variables } from '#functions/wiring/environment.ts'
import { LineEnv } from '#shared/contracts/function-env.ts'

const TABLES = {
  CONTACTS_TABLE: 'c',
  RECORDS_TABLE: 'r',
  CAMPAIGNS_TABLE: 'k',
  MESSAGES_TABLE: 'm',
  CONTROL_TABLE: 'o',
}
const BASE = { STAGE: 'dev', ...TABLES }
const BULK = 'https://sqs.eu-central-1.amazonaws.com/1/carillon-dev-send-bulk'

function faultsOf(read: () => unknown): string[] {
  try {
    read()
    return []
  } catch (error) {
    return error instanceof Error ? error.message.split('; ') : []
  }
}

describe('the environment of a function', () => {
  it('names its stage, tables, queues and settings', () => {
    const variables: Variables = {
      ...BASE,
      SEND_BULK_QUEUE_URL: BULK,
      CAMPAIGNS_DEAD_LETTERS_URL: `${BULK}-dead`,
      ...{ LINE_RATE_TRANSACTIONAL: '5', LINE_RATE_BULK: '15', PRICE_MICROS: '30000', BUDGET_ZONE: 'UTC' },
      SMS_PROVIDER: 'sns',
    }

    const env = readEnvironment({ puts: ['send-bulk'], buries: ['campaigns'], settings: LineEnv }, variables)

    expect(env).toMatchObject({
      stage: 'dev',
      tables: { contacts: 'c', records: 'r', campaigns: 'k', messages: 'm', control: 'o' },
      settings: { LINE_RATE_BULK: 15, PRICE_MICROS: 30_000, SMS_PROVIDER: 'sns' },
    })
    expect([env.urlOf('send-bulk'), env.deadLettersUrlOf('campaigns')]).toEqual([BULK, `${BULK}-dead`])
    expect(() => env.urlOf('imports')).toThrow('IMPORTS_QUEUE_URL: must be set')
  })

  it('tells every variable at fault at once, and the value of none', () => {
    const needs = { puts: ['send-bulk'], buries: ['receipts'], settings: LineEnv } as const
    const variables = { ...TABLES, CONTROL_TABLE: '', SEND_BULK_QUEUE_URL: 'nonsense', LINE_RATE_BULK: '0' }

    const faults = faultsOf(() => readEnvironment(needs, variables))

    expect(faults.map((fault) => fault.split(':')[0]).toSorted()).toEqual([
      'BUDGET_ZONE',
      'CONTROL_TABLE',
      'LINE_RATE_BULK',
      'LINE_RATE_TRANSACTIONAL',
      'PRICE_MICROS',
      'RECEIPTS_DEAD_LETTERS_URL',
      'SEND_BULK_QUEUE_URL',
      'SMS_PROVIDER',
      'STAGE',
    ])
    expect(faults).toContain('CONTROL_TABLE: must be set')
    expect(faults.join()).not.toContain('nonsense')
  })

  it.each([
    [{}, ['one of SEND_TRANSACTIONAL_DEAD_LETTERS_URL, SEND_BULK_DEAD_LETTERS_URL must be set']],
    [{ SEND_BULK_DEAD_LETTERS_URL: BULK }, []],
    [{ SEND_TRANSACTIONAL_DEAD_LETTERS_URL: BULK }, []],
  ])('of one of several deployments with %j: %j', (more, faults) => {
    const needs = { buriesInOneOf: ['send-transactional', 'send-bulk'] } as const

    expect(faultsOf(() => readEnvironment(needs, { ...BASE, ...more }))).toEqual(faults)
  })
})
