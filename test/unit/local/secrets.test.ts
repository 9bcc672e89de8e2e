import { expect, it } from 'vitest'
import { readWebhookSecrets } from '../../../local/secrets.ts'

const [FIRST, SECOND] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD']

it.each([
  ['', []],
  [FIRST, [FIRST]],
  [`${FIRST},${SECOND}`, [FIRST, SECOND]],
  [` ${FIRST}, ${SECOND}\n`, [FIRST, SECOND]],
])('reads the secrets of webhooks from %j', (text, secrets) => {
  expect(readWebhookSecrets(text)).toEqual(secrets)
})

it.each(['secret', 'whsec_', 'whsec_%%%', `${FIRST},secret`])(
  'refuses %s at the start, since no webhook could be verified with it',
  (text) => {
    expect(() => readWebhookSecrets(text)).toThrow('CARILLON_WEBHOOK_SECRET must be whsec_')
  },
)
