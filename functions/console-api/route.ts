import * as z from 'zod'
import type { PolicyView } from '#shared/contracts/console-api/policies.ts'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import type { Role } from '#shared/contracts/console-api/role.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'
import type { ExpectedRevs } from '#shared/domain/expected-revs.ts'
import type { HookReach } from '#shared/domain/webhooks/addresses.ts'
import type { ApprovalSettings } from '#shared/ports/approval-settings.ts'
import type { AuditLog } from '#shared/ports/audit-log.ts'
import type { BusinessStore } from '#shared/ports/business-store.ts'
import type { CampaignSchedules } from '#shared/ports/campaign-schedules.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { DeadLetterBox } from '#shared/ports/dead-letter-box.ts'
import type { DryRunStore } from '#shared/ports/dry-run-store.ts'
import type { ErasureQueue, ErasureStore } from '#shared/ports/erasures.ts'
import type { EventLog } from '#shared/ports/event-log.ts'
import type { Files } from '#shared/ports/files.ts'
import type { Ids } from '#shared/ports/ids.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import type { InboxStore } from '#shared/ports/inbox-store.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Log } from '#shared/ports/log.ts'
import type { Mappings } from '#shared/ports/mappings.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import type { NumberTextStore } from '#shared/ports/number-texts.ts'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import type { PhoneHasher } from '#shared/ports/phone-hasher.ts'
import type { Queues } from '#shared/ports/queues.ts'
import type { RecordStore } from '#shared/ports/record-store.ts'
import type { RequestLog } from '#shared/ports/request-log.ts'
import type { RetentionStore } from '#shared/ports/retention-store.ts'
import type { RuleStore } from '#shared/ports/rule-store.ts'
import type { RunStore } from '#shared/ports/run-store.ts'
import type { ShopStore } from '#shared/ports/shop-store.ts'
import type { SmsProvider } from '#shared/ports/sms-provider.ts'
import type { SourceStore } from '#shared/ports/source-store.ts'
import type { TemplateStore } from '#shared/ports/template-store.ts'
import type { WebhookQueue } from '#shared/ports/webhook-queue.ts'
import type { WebhookSecrets } from '#shared/ports/webhook-secrets.ts'
import type { WebhookStore } from '#shared/ports/webhook-store.ts'
import { createInvalidRequest, createProblem, type Fault, faultsOf, type ProblemSlug } from '../http.ts'
import type { Caller } from './caller.ts'

export type ConsoleApiDeps = {
  campaigns: CampaignStore
  contacts: ContactStore
  messages: MessageStore
  records: RecordStore
  runs: RunStore
  dryRuns: DryRunStore
  imports: ImportStore
  importQueue: ImportQueue
  optOuts: OptOutList
  events: EventLog
  deadLetterBox: DeadLetterBox
  files: Files
  schedules: CampaignSchedules
  queues: Queues
  lines: LineStore
  approvalSettings: ApprovalSettings
  shops: ShopStore
  ownNumbers: OwnNumberStore
  rules: RuleStore
  templates: TemplateStore
  counts: NumberTextStore
  lineDefaults: LineDefaults
  audit: AuditLog
  requests: RequestLog
  inbox: InboxStore
  erasures: ErasureStore
  erasureQueue: ErasureQueue
  retention: RetentionStore
  business: BusinessStore
  webhooks: WebhookStore
  webhookQueue: WebhookQueue
  webhookSecrets: WebhookSecrets
  sources: SourceStore
  mappings: Mappings
  /** Where endpoints may lie. */
  hookReach: HookReach
  hasher: PhoneHasher
  /** How parts are counted, and who gets registered templates alone; nothing is sent from here. */
  sms: Pick<SmsProvider, 'countingFor' | 'wantsTemplate'>
  ids: Ids
  clock: Clock
  log: Log
}

/** How a handler refuses: anything else that it gives back is the answer's body. */
export class Refusal {
  readonly problem: Problem

  constructor(slug: ProblemSlug, detail: string, errors?: readonly Fault[]) {
    this.problem = createProblem(slug, detail, errors)
  }

  /** Something else stands now than the caller will have changed: this. */
  static changed(current: unknown): Refusal {
    const refusal = new Refusal(
      'changed-meanwhile',
      'It is not the revision that If-Match names. `current` shows what stands now.',
    )
    refusal.problem.current = current
    return refusal
  }

  /** Because another campaign stands in the way. */
  static byCampaign(slug: ProblemSlug, detail: string, campaignId: string): Refusal {
    const refusal = new Refusal(slug, detail)
    refusal.problem.campaignId = campaignId
    return refusal
  }

  /** Because these still name it. */
  static byUsers(detail: string, users: NonNullable<Problem['users']>): Refusal {
    const refusal = new Refusal('in-use', detail)
    refusal.problem.users = users
    return refusal
  }

  /** Because settings would loosen these presets. */
  static looser(found: readonly { path: string; preset: PolicyView }[]): Refusal {
    const refusal = Refusal.invalid(
      found.map(({ path, preset: { words } }) => ({
        path,
        message: `may only be stricter than the preset: ${words.en}`,
        code: 'looser-than-preset',
      })),
    )
    refusal.problem.presets = found.map(({ preset }) => preset)
    return refusal
  }

  static invalid(faults: readonly Fault[]): Refusal {
    const { detail } = createInvalidRequest(faults)
    return new Refusal('invalid-request', detail, faults)
  }
}

/**
 * A request as it came: `body` is what its JSON said, `id` the part of the path that names a thing, and
 * `type` its type, `hold` one of its holds and `delivery` one of its deliveries where the path names them, else empty. `by` names
 * the caller for what is kept of their doing; `expected` are the revisions that `If-Match` names.
 */
export type RawRequest = Common & { query: Record<string, string>; body: unknown }
export type ParsedRequest<Q, B> = Common & { query: Q; body: B }
type Common = {
  id: string
  type: string
  hold: string
  delivery: string
  caller: Caller
  by: string
  expected: ExpectedRevs
}

type Definition<Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** A path of the definition document: `{id}` stands for the one thing that it is about, `{type}` for its type. */
  path: `/api/${string}`
  /** A verb and a noun, unique: the name of the operation for generated clients. */
  name: string
  summary: string
  roles: readonly [Role, ...Role[]]
  query: Q
  body: B
  status: 200 | 201 | 202
  /** Reads `If-Match`, and hands it to its use case. */
  conditional?: true
  /**
   * Reads `Idempotency-Key`. A repeat finds the first answer, or, where that grows old (`redone`), is done again with the id
   * that was given first, so that it must find what is there.
   */
  once?: 'answer-kept' | 'redone'
  answer: A
  /** Which field of the answer is the table that `accept: text/csv` asks for. @default `items` of a list */
  table?: string
  /** The answer is a text, sent as a table (`text/csv`). */
  answersCsv?: true
  /** What it may refuse beyond what every route does. */
  refuses?: readonly ProblemSlug[]
  handle(request: ParsedRequest<z.output<Q>, z.output<B>>, deps: ConsoleApiDeps): Promise<z.output<A> | Refusal>
}

/** One row of the table from which the router, the document and the tests of roles are made. */
export type Route = Omit<Definition<z.ZodType, z.ZodType, z.ZodType>, 'handle'> & {
  run(request: RawRequest, deps: ConsoleApiDeps): Promise<{ ok: true; body: unknown } | { ok: false; problem: Problem }>
}

/** The query of a route that takes none; more is not minded. */
export const NO_QUERY = z.object({})
/** The body of a route that reads none. */
export const NO_BODY = z.unknown()

/** A route that parses query and body before it calls, and tells every fault of both at once. */
export function defineRoute<Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Definition<Q, B, A>,
): Route {
  const { handle, ...described } = definition
  return {
    ...described,
    async run({ query: rawQuery, body: rawBody, ...common }, deps) {
      const query = definition.query.safeParse(rawQuery)
      const body = definition.body.safeParse(rawBody)
      if (!query.success || !body.success) {
        const errors = [query, body].flatMap((part) => (part.success ? [] : faultsOf(part.error)))
        return { ok: false, problem: createInvalidRequest(errors) }
      }
      const answer = await handle({ ...common, query: query.data, body: body.data }, deps)
      return answer instanceof Refusal ? { ok: false, problem: answer.problem } : { ok: true, body: answer }
    },
  }
}
