import { describe, expect, it } from 'vitest'
import { parseDeliveryLog } from '#shared/adapters/sns/receipts.ts'

function failure(providerResponse: string) {
  return parseDeliveryLog(
    JSON.stringify({
      notification: { messageId: 'p-1', timestamp: '2026-12-01 01:00:00.500' },
      delivery: { destination: '+8619900000001', providerResponse },
      status: 'FAILURE',
    }),
  )
}

describe('parseDeliveryLog', () => {
  // Every failure that https://repost.aws/knowledge-center/monitor-sns-texts-cloudwatch lists (read 2026-11-22).
  it.each([
    ['Blocked as spam by phone carrier', 'blocked-by-carrier'],
    ['Destination is on a blocked list', 'number-blocked'],
    ['Invalid phone number', 'bad-number'],
    ['Message body is invalid', 'content-refused'],
    ['Phone carrier has blocked this message', 'blocked-by-carrier'],
    ['Phone carrier is currently unreachable/unavailable', 'unreachable'],
    ['Phone has blocked SMS', 'blocked-by-phone'],
    ['Phone is on a blocked list', 'number-blocked'],
    ['Phone is currently unreachable/unavailable', 'unreachable'],
    ['Phone number is opted out', 'number-opted-out-at-carrier'],
    ['This delivery would exceed max price', 'price-too-high'],
    ['Unknown error attempting to reach phone', 'unreachable'],
    ['PHONE NUMBER IS OPTED OUT.', 'number-opted-out-at-carrier'],
    ['Something new', 'unknown-code'],
    ['', 'unknown-code'],
  ])('%j is %s', (said, because) => {
    expect(failure(said)).toMatchObject({ state: 'undelivered', because, said })
  })

  it('reads the time as UTC', () => {
    expect(failure('x')?.acceptedAt).toEqual(new Date('2026-12-01T01:00:00.500Z'))
  })
})
