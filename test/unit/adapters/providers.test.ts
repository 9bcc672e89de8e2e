import { describe, expect, it } from 'vitest'
import { createSmsProvider, readSmsEnv } from '#shared/adapters/providers.ts'
import { AppError } from '#shared/domain/errors.ts'
import { openSmsGateway } from '../../../local/phone/sms-gateway.ts'

const SECRET = `whsec_${'A'.repeat(32)}`
const HTTP = { SMS_PROVIDER: 'signed-http', SMS_URL: 'https://sms.example.com/texts', SMS_SECRET: SECRET }
const SNS = { SMS_PROVIDER: 'sns', SMS_REGION: 'ap-southeast-1' }

function faultOf(env: Record<string, string>): string {
  try {
    readSmsEnv(env)
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIGURATION') return error.message
    throw error
  }
  return ''
}

describe('readSmsEnv', () => {
  it.each([
    ['sns', SNS],
    ['sns', { ...SNS, SMS_SENDER_ID: 'Shop1', SMS_MAX_PRICE_USD: '0.05', SMS_TIMEOUT_MS: '3000', SMS_ENDPOINT: '' }],
    ['signed-http', HTTP],
    ['signed-http', { ...HTTP, SMS_URL: 'http://127.0.0.1:8080/texts' }],
    ['signed-http', { ...HTTP, SMS_URL: 'http://localhost:8080/' }],
    ['signed-http', { ...HTTP, SMS_URL: 'http://[::1]:8080/', SMS_SECRET: `${SECRET} ${SECRET}` }],
  ])('makes the provider %s', (name, env) => {
    expect(createSmsProvider(readSmsEnv(env)).name).toBe(name)
  })

  it.each([
    [SNS, undefined, undefined],
    [{ ...HTTP, SMS_TEMPLATES: 'any' }, undefined, undefined],
    [{ ...HTTP, SMS_TEMPLATES: 'registered' }, true, false],
    [{ ...SNS, SMS_TEMPLATES: 'registered' }, true, false],
  ])('wants registered templates as %j says, in mainland China alone', (env, mainland, elsewhere) => {
    const { wantsTemplate } = createSmsProvider(readSmsEnv(env))

    expect([wantsTemplate?.('+8619900000001'), wantsTemplate?.('+12025550101')]).toEqual([mainland, elsewhere])
  })

  it('reads prices and times as numbers, and an empty variable as none', () => {
    const env = { ...SNS, SMS_MAX_PRICE_USD: '0.05', SMS_TIMEOUT_MS: '3000', SMS_SENDER_ID: '' }

    expect(readSmsEnv(env)).toEqual({
      ...SNS,
      SMS_MAX_PRICE_USD: 0.05,
      SMS_TIMEOUT_MS: 3000,
      SMS_TEMPLATES: 'any',
    })
  })

  it.each([
    [{}, 'SMS_PROVIDER: must be sns or signed-http'],
    [{ SMS_PROVIDER: 'pigeon' }, 'SMS_PROVIDER: must be sns or signed-http'],
    [{ ...SNS, SMS_SENDER_ID: '12345' }, 'SMS_SENDER_ID: must be 1 to 11 letters'],
    [{ ...SNS, SMS_TIMEOUT_MS: '60000' }, 'SMS_TIMEOUT_MS: '],
    [{ ...SNS, SMS_MAX_PRICE_USD: 'cheap' }, 'SMS_MAX_PRICE_USD: '],
    [{ ...HTTP, SMS_URL: 'http://sms.example.com' }, 'SMS_URL: must begin with https://'],
    [{ ...HTTP, SMS_URL: 'http://127.0.0.1.example.com' }, 'SMS_URL: must begin with https://'],
    [{ ...HTTP, SMS_URL: 'ftp://127.0.0.1' }, 'SMS_URL: must begin with https://'],
    [{ ...HTTP, SMS_URL: 'https://me:secret@sms.example.com' }, 'SMS_URL: must not hold a name or password'],
    [{ ...HTTP, SMS_URL: 'sms' }, 'SMS_URL: must be a URL'],
    [{ ...HTTP, SMS_SECRET: 'whsec_short' }, 'SMS_SECRET: must be whsec_'],
    [{ SMS_PROVIDER: 'signed-http' }, 'SMS_SECRET: '],
    [{ ...HTTP, SMS_TEMPLATES: 'yes' }, 'SMS_TEMPLATES: must be any or registered'],
  ])('names the variable at fault: %j', (env, fault) => {
    expect(faultOf(env)).toContain(fault)
  })

  it('repeats no value of a variable', () => {
    expect(faultOf({ ...HTTP, SMS_URL: 'https://me:hunter2@x.example', SMS_SECRET: 'hunter2' })).not.toContain(
      'hunter2',
    )
  })
})

describe('openSmsGateway', () => {
  it('is there when both variables are, with the secrets that sign receipts', () => {
    const gateway = openSmsGateway({ CARILLON_SMS_URL: 'http://127.0.0.1:9000/', CARILLON_SMS_SECRET: SECRET })

    expect(gateway?.sms.name).toBe('signed-http')
    expect(gateway?.receipts.smsSecrets).toEqual([SECRET])
  })

  it('wants registered templates where its variable says so', () => {
    const env = { CARILLON_SMS_URL: 'http://127.0.0.1:9000/', CARILLON_SMS_SECRET: SECRET }

    expect(
      openSmsGateway({ ...env, CARILLON_SMS_TEMPLATES: 'registered' })?.sms.wantsTemplate?.('+8619900000001'),
    ).toBe(true)
    expect(() => openSmsGateway({ ...env, CARILLON_SMS_TEMPLATES: 'yes' })).toThrow('CARILLON_SMS_TEMPLATES: must be')
  })

  it('is not there when neither is', () => {
    expect(openSmsGateway({ CARILLON_SMS_URL: '' })).toBeNull()
  })

  it.each([{ CARILLON_SMS_URL: 'http://127.0.0.1:9000/' }, { CARILLON_SMS_SECRET: SECRET }])(
    'refuses one without the other: %j',
    (env) => {
      expect(() => openSmsGateway(env)).toThrow('belong together')
    },
  )
})
