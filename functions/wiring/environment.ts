import * as z from 'zod'
import { deadLettersUrlVariable, queueUrlVariable, tableVariable } from '#shared/contracts/deployment.ts'
import { StageEnv } from '#shared/contracts/function-env.ts'
import type { QueueName } from '#shared/contracts/jobs.ts'
import type { TableId, TableNames } from '#shared/contracts/table.ts'
import { AppError } from '#shared/domain/errors.ts'

export type Variables = Readonly<Record<string, string | undefined>>

export type Needs<S extends z.core.$ZodLooseShape> = {
  /** Queues that it puts jobs on. */
  puts?: readonly QueueName[]
  /** Queues whose dead letters it writes or reads. */
  buries?: readonly QueueName[]
  /** Several deployments share one bundle: each buries in at least one of these. */
  buriesInOneOf?: readonly QueueName[]
  /** Beyond stage, tables and queues. */
  settings?: S
}

export type Environment<Settings> = {
  stage: string
  tables: TableNames
  settings: Settings
  /** @throws AppError CONFIGURATION for a queue that was not asked for */
  urlOf(queue: QueueName): string
  /** @throws AppError CONFIGURATION for a queue that was not asked for */
  deadLettersUrlOf(queue: QueueName): string
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }, given: Variables): string {
  const name = path.map(String).join('.')
  if (name === '') return message
  return `${name}: ${given[name] === undefined ? 'must be set' : message}`
}

const Url = z.url('must be a URL')

/**
 * What a function is told by its environment; an empty variable counts as unset.
 * @throws AppError CONFIGURATION (not retryable) naming every variable at fault, no value
 */
export function readEnvironment<const S extends z.core.$ZodLooseShape = Record<never, never>>(
  needs: Needs<S>,
  variables: Variables = process.env,
): Environment<z.output<z.ZodObject<S>>> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const { puts = [], buries = [], buriesInOneOf = [] } = needs
  const faults: string[] = []
  const parse = <T extends z.ZodType>(schema: T): z.output<T> | undefined => {
    const parsed = schema.safeParse(given)
    faults.push(...(parsed.error?.issues ?? []).map((issue) => faultOf(issue, given)))
    return parsed.data
  }
  const stage = parse(z.object(StageEnv))
  const tables = parse(Tables)
  parse(urls(puts.map(queueUrlVariable)))
  parse(urls(buries.map(deadLettersUrlVariable)))
  if (buriesInOneOf.length > 0) parse(someOf(buriesInOneOf.map(deadLettersUrlVariable)))
  const settings = parse(z.object(needs.settings))
  if (stage === undefined || tables === undefined || settings === undefined || faults.length > 0)
    throw new AppError('CONFIGURATION', faults.join('; '), { retryable: false })
  return {
    stage: stage.STAGE,
    tables,
    settings,
    urlOf: (queue) => lookUp(given, queueUrlVariable(queue)),
    deadLettersUrlOf: (queue) => lookUp(given, deadLettersUrlVariable(queue)),
  }
}

const table = (id: TableId) => [tableVariable(id), z.string().min(1)] as const
const Tables = z
  .object(
    Object.fromEntries([table('contacts'), table('records'), table('campaigns'), table('messages'), table('control')]),
  )
  .transform((names): TableNames => {
    const nameOf = (id: TableId) => names[tableVariable(id)] ?? ''
    return {
      contacts: nameOf('contacts'),
      records: nameOf('records'),
      campaigns: nameOf('campaigns'),
      messages: nameOf('messages'),
      control: nameOf('control'),
    }
  })

function urls(names: readonly string[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, Url])))
}

function someOf(names: readonly string[]) {
  return z
    .object(Object.fromEntries(names.map((name) => [name, Url.optional()])))
    .refine((found) => names.some((name) => found[name] !== undefined), {
      message: `one of ${names.join(', ')} must be set`,
    })
}

function lookUp(variables: Variables, name: string): string {
  const value = variables[name]
  if (value !== undefined) return value
  throw new AppError('CONFIGURATION', `${name}: must be set`, { retryable: false })
}
