import { describe, expect, it } from 'vitest'
import { accountSettingsOf, stageOf } from '../../infra/stages.ts'
import { at, ofType, synthesise } from './synth.ts'

const sms = { provider: 'signed-http', url: 'https://sms.example.com/send' }
const shopifyEventSource = 'aws.partner/shopify.com/1/orders'
const GATEWAY = { stages: { dev: { sms } } }
/** What is optional and changes nothing of each other, in one stage: each costs a second of the processor to build. */
const MORE = { stages: { dev: { sms, partPriceCurrency: 'CNY', shopifyEventSource } } }

describe('stages', () => {
  it('are known by name', () => {
    expect(() => stageOf('staging')).toThrow('There is no stage "staging": use one of dev, prod, rehearsal.')
  })

  it('take over what the file says, and the defaults for the rest', () => {
    const config = { stages: { dev: { alarmEmail: 'ops@example.com', partsPerSecond: { transactional: 2, bulk: 8 } } } }

    const stage = stageOf('dev', config)

    expect(stage).toMatchObject({ alarmEmail: 'ops@example.com', partsPerSecond: { transactional: 2, bulk: 8 } })
    expect(stage.budgetZone).toBe('Asia/Shanghai')
    expect(stageOf('prod', config).alarmEmail).toBeNull()
  })

  it('refuse a faulty file with every fault and its place', () => {
    const config = { stages: { dev: { sms: { provider: 'signed-http', url: 'http://example.com' }, colour: 'red' } } }

    expect(() => stageOf('dev', config)).toThrow(/colour[\s\S]*https:\/\/[\s\S]*stages\.dev\.sms\.url/)
    expect(() => accountSettingsOf({ account: { monthlySpendLimitUsd: -1 } })).toThrow('monthlySpendLimitUsd')
  })

  it.each([
    ['budgetZone', { budgetZone: 'Asia/Shanghia' }, 'must be a time zone'],
    ['sms.region', { sms: { provider: 'sns', region: 'singapore' } }, 'must be a region of AWS'],
    ['loginPrefix', { loginPrefix: 'my-aws-shop' }, 'must not hold aws, amazon or cognito'],
  ])('refuse a %s that would fail only after the deployment', (place, dev, words) => {
    expect(() => stageOf('dev', { stages: { dev } })).toThrow(words)
    expect(() => stageOf('dev', { stages: { dev } })).toThrow(`stages.dev.${place}`)
  })

  it('text only the numbers on the allow-list outside production', () => {
    const flagOf = (name: string) =>
      ofType(synthesise(name).platform, 'AWS::Lambda::Function')
        .filter(({ id }) => /Send(Bulk|Transactional)/.test(id))
        .map(({ properties }) => at(properties, 'Environment', 'Variables', 'ALLOW_LIST_ONLY'))

    expect(flagOf('dev')).toEqual(['true', 'true'])
    expect(flagOf('prod')).toEqual(['false', 'false'])
  })

  it('open the receipts of a gateway only where a gateway sends', () => {
    const { platform } = synthesise('dev', GATEWAY)

    const routes = ofType(platform, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey)
    const publishing = JSON.stringify(ofType(platform, 'AWS::IAM::Policy')).includes('"sns:Publish"')
    expect(routes).toContain('POST /hooks/receipts')
    expect(publishing).toBe(false)
  })

  it('ring for every function that fails, also for the one that takes a gateway’s receipts', () => {
    const { platform } = synthesise('dev', GATEWAY)

    const watched = ofType(platform, 'AWS::CloudWatch::Alarm')
      .filter(({ properties }) => properties.MetricName === 'Errors')
      .map(({ properties }) => JSON.stringify(properties.Dimensions))
    const functions = ofType(platform, 'AWS::Lambda::Function').map(({ id }) => id)
    expect(functions.filter((id) => !watched.some((dimensions) => dimensions.includes(`"${id}"`)))).toEqual([])
  })

  it.each([
    ['a currency that is named', MORE, 'CNY'],
    ['none where none is named', GATEWAY, undefined],
  ])('give every function that knows the price of a part %s', (_what, config, currency) => {
    const { platform } = synthesise('dev', config)

    const priced = ofType(platform, 'AWS::Lambda::Function')
      .map(({ properties }) => properties)
      .filter((properties) => at(properties, 'Environment', 'Variables', 'PRICE_MICROS') !== undefined)
    const currencies = priced.map((properties) => at(properties, 'Environment', 'Variables', 'PRICE_CURRENCY'))
    expect(priced.length).toBeGreaterThan(2)
    expect(new Set(currencies)).toEqual(new Set([currency]))
  })

  it('listen to Shopify where its event source is named', () => {
    const { platform } = synthesise('dev', MORE)

    const [bus] = ofType(platform, 'AWS::Events::EventBus').filter(({ properties }) => properties.EventSourceName)
    expect(bus?.properties).toMatchObject({ EventSourceName: shopifyEventSource, Name: shopifyEventSource })
  })
})
