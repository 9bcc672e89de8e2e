import * as z from 'zod'
import { type Answer, type Asked, json, type Loopback, startLoopback } from './loopback.ts'

const Definition = z.looseObject({
  GroupName: z.string(),
  Description: z.string().max(512).optional(),
  ScheduleExpression: z.string(),
  Target: z.looseObject({ Arn: z.string(), Input: z.string() }),
})
export type Definition = z.infer<typeof Definition>
type Kept = { definition: Definition; changedAt: number }

/** EventBridge Scheduler over REST, one page a schedule. Each change comes a second after the last. */
export class FakeScheduler {
  loopback: Loopback = { endpoint: '', region: '', credentials: { accessKeyId: '', secretAccessKey: '' } }
  readonly requests: string[] = []
  readonly schedules = new Map<string, Kept>()
  /** Answered instead of anything else while it is set. */
  fault: Answer | null = null
  #seconds = 1_800_000_000

  static async start(): Promise<FakeScheduler> {
    const fake = new FakeScheduler()
    fake.loopback = await startLoopback((asked) => fake.#answer(asked))
    return fake
  }

  definitions(): Definition[] {
    return [...this.schedules.values()].map(({ definition }) => definition)
  }

  #answer(asked: Asked): Answer {
    const name = decodeURIComponent(asked.url.pathname.replace(/^\/schedules\/?/, ''))
    const call = `${asked.method}${name === '' ? ' list' : ''}`
    this.requests.push(call)
    if (this.fault !== null) return this.fault
    if (name === '') return this.#list(asked.url.searchParams)
    if (asked.method === 'POST') return this.#create(name, asked)
    if (!this.schedules.has(name)) return failure('ResourceNotFoundException', 404)
    if (asked.method === 'PUT') return this.#keep(name, asked)
    if (asked.method === 'GET') return json({ Name: name, ...this.schedules.get(name)?.definition })
    this.schedules.delete(name)
    return json({})
  }

  #create(name: string, asked: Asked): Answer {
    if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name)) return failure('ValidationException', 400)
    return this.schedules.has(name) ? failure('ConflictException', 409) : this.#keep(name, asked)
  }

  #keep(name: string, { body }: Asked): Answer {
    this.#seconds += 1
    const definition = Definition.parse(JSON.parse(body.toString('utf8')))
    this.schedules.set(name, { definition, changedAt: this.#seconds })
    return json({ ScheduleArn: `arn:aws:scheduler:::schedule/${definition.GroupName}/${name}` })
  }

  #list(query: URLSearchParams): Answer {
    const prefix = query.get('NamePrefix') ?? ''
    const group = query.get('ScheduleGroup')
    const names = [...this.schedules]
      .filter(([name, { definition }]) => name.startsWith(prefix) && definition.GroupName === group)
      .map(([name]) => name)
    const at = Number(query.get('NextToken') ?? 0)
    const page = names.slice(at, at + 1)
    return json({
      Schedules: page.map((Name) => ({ Name, LastModificationDate: this.schedules.get(Name)?.changedAt })),
      ...(at + 1 < names.length && { NextToken: String(at + 1) }),
    })
  }
}

function failure(type: string, status: number): Answer {
  return { ...json({ Message: 'secret words' }, status), headers: { 'x-amzn-errortype': type } }
}
