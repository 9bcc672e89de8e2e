import { expect, it } from 'vitest'
import { createClients } from '../../deploy/clients.ts'
import { askSecondFactor } from '../../deploy/second-factor.ts'
import { json, readTarget, startLoopback } from '../builders/aws/loopback.ts'

it('asks everybody of a pool that let people choose for a second factor, once', async () => {
  const pool: Record<string, unknown> = { MfaConfiguration: 'OPTIONAL' }
  const place = await startLoopback((asked) => {
    const { action, input } = readTarget(asked)
    if (action === 'SetUserPoolMfaConfig') Object.assign(pool, input)
    return json(pool)
  })
  const clients = createClients(place)

  expect([await askSecondFactor(clients, 'pool-1'), await askSecondFactor(clients, 'pool-1')]).toEqual([true, false])
  expect(pool).toEqual({
    UserPoolId: 'pool-1',
    MfaConfiguration: 'ON',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
})
