import * as z from 'zod'
import { Problem } from '#shared/contracts/console-api/problem.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { PROBLEM_MEDIA_TYPE, PROBLEMS, type ProblemSlug } from '../http.ts'
import { ORDER_HOOK } from '../order-hook-definition.ts'
import { REPLY_HOOK } from '../reply-hook-definition.ts'
import { SOURCE_HOOK } from '../source-hook-definition.ts'
import { ComponentSchemas } from './component-schemas.ts'
import { tableOf } from './csv/table.ts'
import { NO_BODY, type Route } from './route.ts'
import { settingsSchemaOf } from './views/kind-view.ts'

type Json = Record<string, unknown>

const ALWAYS: readonly ProblemSlug[] = ['invalid-request', 'unauthorized', 'forbidden', 'internal', 'unavailable']
export const DOCUMENT_PATH = '/api/openapi.json'
const DOCUMENT_OPERATION = {
  operationId: 'getDefinition',
  summary: 'Answers this definition',
  description: 'For anyone, without signing in.',
  security: [],
  responses: { 200: { description: 'Done', content: { 'application/json': { schema: { type: 'object' } } } } },
}
const TABLE = { description: 'Done', content: { 'text/csv': { schema: { type: 'string' } } } }
const WITH_SETTINGS = ['CampaignCreate', 'CampaignChange', 'Campaign']
const SETTINGS_WORDS = 'What the campaign’s kind can set: a shipment-notice has ShipmentNoticeSettings, and so on.'
const Properties = z.looseObject({ properties: z.record(z.string(), z.unknown()) })

/** The definition (OpenAPI 3.1) of these routes and of the webhooks for orders and replies, from the schemas that read the requests. */
export function createDocument(routes: readonly Route[]): Json {
  const schemas = new ComponentSchemas()
  const problem = schemas.refer(Problem, 'output', 'Problem')
  const paths: Record<string, Json> = {
    [ORDER_HOOK.path]: { post: describeHook(ORDER_HOOK, 'OrderEvent', { schemas, problem }) },
    [REPLY_HOOK.path]: { post: describeHook(REPLY_HOOK, 'InboundText', { schemas, problem }) },
    [SOURCE_HOOK.path]: { post: describeHook(SOURCE_HOOK, 'SourceBody', { schemas, problem }) },
    [DOCUMENT_PATH]: { get: DOCUMENT_OPERATION },
  }
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: describe(route, schemas, problem) }
  }
  referToSettings(schemas)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Carillon',
      version: '1',
      description:
        'Lists answer `{items, next}`; give `next` back as `cursor` for what follows. Errors are problem details ' +
        '(RFC 9457) with a stable `type`. Lists answer `accept: text/csv` with all their rows, up to 100,000 at a time: ' +
        '`carillon-next` of the answer is the `cursor` of what follows, whose rows have no header. Instants are UTC, phone numbers E.164, money in minor units.',
    },
    paths,
    components: {
      schemas: schemas.all,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function describe(route: Route, schemas: ComponentSchemas, problem: Json): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(route.query), ...headerParameters(route)]
  const bodySlugs: readonly ProblemSlug[] = route.body === NO_BODY ? [] : ['too-large']
  const name = `${route.name.charAt(0).toUpperCase()}${route.name.slice(1)}`
  return {
    operationId: route.name,
    summary: route.summary,
    description: `Roles: ${route.roles.join(', ')}.`,
    security: [{ bearer: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === NO_BODY ? {} : { requestBody: bodyOf(schemas.refer(route.body, 'input', `${name}Request`)) }),
    responses: {
      [route.status]: {
        ...(route.answersCsv === true
          ? TABLE
          : answerOf(schemas.refer(route.answer, 'output', `${name}Answer`), tableOf(route) !== undefined)),
        ...(isTagged(route) ? { headers: { ETag } } : {}),
      },
      ...refusals([...ALWAYS, ...bodySlugs, ...headerSlugs(route), ...(route.refuses ?? [])], problem),
    },
  }
}

type Hook = typeof ORDER_HOOK | typeof REPLY_HOOK | typeof SOURCE_HOOK

const SIGNED_WORDS = 'For whoever holds the signing secret: the `webhook-…` headers are those of Standard Webhooks.'

function describeHook(
  hook: Hook,
  name: string,
  { schemas, problem }: { schemas: ComponentSchemas; problem: Json },
): Json {
  return {
    operationId: hook.name,
    summary: hook.summary,
    description: 'description' in hook ? hook.description : SIGNED_WORDS,
    security: [],
    parameters: [...pathParameters(hook.path), ...Object.keys(hook.headers.shape).map(signedBy)],
    requestBody: bodyOf(schemas.refer(hook.body, 'input', name)),
    responses: {
      [hook.status]: answerOf(schemas.refer(hook.answer, 'output', `${name}Answer`)),
      ...refusals([...hook.refuses, 'internal', 'unavailable'], problem),
    },
  }
}

function signedBy(name: string): Json {
  return { name, in: 'header', required: true, schema: { type: 'string' } }
}

/** Each kind reads settings of its own, so a campaign's are any of theirs. */
function referToSettings(schemas: ComponentSchemas): void {
  const references = KINDS.map((kind) => schemas.add(settingsName(kind.id), settingsSchemaOf(kind)))
  for (const name of WITH_SETTINGS) {
    const schema = Properties.parse(schemas.all[name])
    const settings = { anyOf: references, description: SETTINGS_WORDS }
    schemas.add(name, { ...schema, properties: { ...schema.properties, settings } })
  }
}

function settingsName(kindId: string): string {
  return `${kindId.replaceAll(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase())}Settings`
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties } = Properties.parse(z.toJSONSchema(query, { io: 'input' }))
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

/** What each header does, for whoever writes a client. */
const IF_MATCH = {
  name: 'If-Match',
  description:
    'The `ETag` (or `rev`) of what is to be changed. Anything else by now is answered 412. Without it the last wins.',
}
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  description:
    'Names this request, best by a UUID. The same key with the same body makes nothing twice within 48 hours; with ' +
    'another body it is refused.',
}
const ETag = { description: 'The revision, for `If-Match`.', schema: { type: 'string' } }

function headerParameters({ conditional, once }: Route): Json[] {
  const headers = [...(conditional === true ? [IF_MATCH] : []), ...(once === undefined ? [] : [IDEMPOTENCY_KEY])]
  return headers.map((header) => ({ ...header, in: 'header', required: false, schema: { type: 'string' } }))
}

function headerSlugs({ conditional, once }: Route): ProblemSlug[] {
  return [
    ...(conditional === true ? (['changed-meanwhile'] as const) : []),
    ...(once === undefined ? [] : (['key-reused'] as const)),
  ]
}

function isTagged({ answer }: Route): boolean {
  return answer instanceof z.ZodObject && 'rev' in answer.shape
}

function bodyOf(schema: Json): Json {
  return { required: true, content: { 'application/json': { schema } } }
}

const CSV = { 'text/csv': { schema: { type: 'string' } } }

function answerOf(schema: Json, isTable = false): Json {
  return { description: 'Done', content: { 'application/json': { schema }, ...(isTable ? CSV : {}) } }
}

/** By status; two problems of one status share a line that names both. */
function refusals(slugs: readonly ProblemSlug[], problem: Json): Json {
  const answers: Record<string, { description: string; content: Json }> = {}
  for (const slug of slugs) {
    const { status, title } = PROBLEMS[slug]
    const before = answers[status]
    const description = `${title} (\`${slug}\`)`
    answers[status] = {
      description: before === undefined ? description : `${before.description}, or: ${description}`,
      content: { [PROBLEM_MEDIA_TYPE]: { schema: problem } },
    }
  }
  return answers
}
