import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROUTES } from '#functions/console-api/routes.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { startApi } from './api.ts'

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() }))
    .default([]),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: z.record(z.string(), z.unknown()) }),
  ),
})
const Document = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
})

let read: Promise<{ document: z.infer<typeof Document>; text: string }> | undefined

/** Made once: nobody changes it. */
function readDocument() {
  read ??= startApi()
    .call('GET', '/api/openapi.json', { as: null })
    .then(({ body }) => ({ document: Document.parse(body), text: JSON.stringify(body) }))
  return read
}

describe('the definition of the API', () => {
  it('is for anyone', async () => {
    const answer = await startApi().call('GET', '/api/openapi.json', { as: null })

    expect(answer).toMatchObject({ status: 200, type: 'application/json' })
  })

  it('has every route with its roles, its answer and its problems', async () => {
    const { document } = await readDocument()

    for (const route of ROUTES) {
      const operation = document.paths[route.path]?.[route.method]
      expect(operation?.operationId).toBe(route.name)
      expect(operation?.description).toBe(`Roles: ${route.roles.join(', ')}.`)
      expect(operation?.security).toEqual([{ bearer: [] }])
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining([`${route.status}`, '400', '401', '403']),
      )
    }
  })

  it('tells of bodies that are too large wherever one is read', async () => {
    const { document } = await readDocument()

    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        expect([method, path, '413' in operation.responses]).toEqual([method, path, 'requestBody' in operation])
      }
    }
  })

  it('names each operation once', async () => {
    const { document } = await readDocument()

    const names = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId))
    expect(new Set(names).size).toBe(names.length)
  })

  it('declares every part of a path', async () => {
    const { document } = await readDocument()

    for (const [path, operations] of Object.entries(document.paths)) {
      for (const { parameters } of Object.values(operations)) {
        const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`)
        expect(path.match(/\{\w+\}/gu) ?? []).toEqual(declared)
      }
    }
  })

  it('refers only to what it holds', async () => {
    const { document, text } = await readDocument()

    const references = [...text.matchAll(/"\$ref":"([^"]*)"/gu)].map(([, reference]) => reference ?? '')
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
    expect(references.filter((reference) => !known.includes(reference))).toEqual([])
    expect(text).not.toContain('$defs')
  })

  it('has the settings of every kind, referred to where a campaign is made, changed and read', async () => {
    const { document } = await readDocument()
    const { schemas } = document.components

    const names = [
      'UnpaidOrderNudgeSettings',
      'ShipmentNoticeSettings',
      'RepaymentReminderSettings',
      'BirthdayGreetingSettings',
      'HolidayGreetingSettings',
      'BroadcastSettings',
      'OrderThanksSettings',
    ]
    const references = names.map((name) => ({ $ref: `#/components/schemas/${name}` }))
    expect(names).toHaveLength(KINDS.length)
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(names))
    for (const name of ['CampaignCreate', 'CampaignChange', 'Campaign']) {
      expect(schemas[name]?.properties?.settings).toMatchObject({ anyOf: references })
    }
  })

  it('keeps bodies strict and answers open', async () => {
    const { document } = await readDocument()
    const { schemas } = document.components

    expect(schemas.CampaignCreate).toMatchObject({ additionalProperties: false, required: ['kind'] })
    expect(schemas.Message).not.toHaveProperty('additionalProperties')
  })

  it('tells which changes take If-Match and which creations an Idempotency-Key, and what becomes of them', async () => {
    const { document } = await readDocument()
    const headersOf = (path: string, method: string) =>
      document.paths[path]?.[method]?.parameters.filter((one) => one.in === 'header').map(({ name }) => name)

    expect(headersOf('/api/campaigns/{id}', 'patch')).toEqual(['If-Match'])
    expect(headersOf('/api/campaigns/{id}', 'get')).toEqual([])
    expect(headersOf('/api/campaigns', 'post')).toEqual(['Idempotency-Key'])
    expect(headersOf('/api/imports', 'post')).toEqual(['Idempotency-Key'])
    expect(document.paths['/api/campaigns/{id}']?.patch?.responses).toHaveProperty('412')
    expect(document.paths['/api/campaigns']?.post?.responses).toHaveProperty('422')
    expect(document.paths['/api/campaigns/{id}']?.get?.responses['200']).toHaveProperty('headers.ETag')
  })

  it('tells how orders come in, with the headers that sign them', async () => {
    const { document } = await readDocument()

    const hook = document.paths['/hooks/orders']?.post
    expect(hook?.security).toEqual([])
    expect(hook?.parameters.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature'])
    expect(Object.keys(hook?.responses ?? {})).toEqual(expect.arrayContaining(['202', '400', '401']))
  })
})
