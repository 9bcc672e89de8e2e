import { describe, expect, it } from 'vitest'
import { QueueName } from '#shared/contracts/jobs.ts'
import { knownQueue, layOutBody, readReason } from '../../console/src/dead-letter-reason.ts'

describe('why a dead letter is here', () => {
  it.each([
    ['unknown-type', 'unknown-type', null],
    ['other-body: order.paid came', 'other-body', 'order.paid came'],
    ['not such a job: ✖ Invalid input: expected array', 'malformed', '✖ Invalid input: expected array'],
    ['INVALID_INPUT: data.order.id: too short', 'malformed', 'data.order.id: too short'],
    ['not a delivery log', 'malformed', 'not a delivery log'],
    ['STORE_UNAVAILABLE: the table did not answer', 'unavailable', 'the table did not answer'],
    ['NOT_FOUND: There is no campaign with this id', 'missing', 'There is no campaign with this id'],
    ['HELD_BY_ANOTHER_WORKER: held', 'held', 'held'],
    ['CONFIGURATION: SMS_URL: missing', 'setup', 'SMS_URL: missing'],
    ['TypeError', 'unexpected', 'TypeError'],
    ['constructor: x', 'unexpected', 'constructor: x'],
  ])('is told in words for %j', (reason, code, detail) => {
    expect(readReason(reason)).toEqual({ code, detail })
  })
})

describe('the queue of a dead letter', () => {
  it.each(QueueName.options)('has words for %s, with a stage before it or without', (name) => {
    expect([knownQueue(name), knownQueue(`carillon-dev-${name}`)]).toEqual([name, name])
  })

  it('is left as it is when there are no words for it', () => {
    expect(knownQueue('somebody-elses')).toBeUndefined()
  })
})

describe('the body of a dead letter', () => {
  it('is laid out when it is JSON, and shown as it came when it is not', () => {
    expect(layOutBody('{"detail":{"id":"evt_1"}}')).toBe('{\n  "detail": {\n    "id": "evt_1"\n  }\n}')
    expect(layOutBody('{"detail":')).toBe('{"detail":')
  })
})
