import { describe, expect, it } from 'vitest'
import {
  homeOf,
  IMPORT,
  isOurs,
  resolve,
  SOURCES,
  type Source,
  sourcesIn,
  withoutComments,
} from './builders/source-tree.ts'

/** Section 3 of the house style: who may import whom, and how files are named. */
type Rule = { files: Source[]; may: RegExp[]; because: string }

/** One line for each import that a rule does not allow. */
function breaches({ files, may, because }: Rule): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter((imported) => !may.some((allowed) => allowed.test(imported)))
      .map((imported) => `${path} imports ${imported}, but ${because}`),
  )
}

const ZOD = /^zod$/
const NODE = /^node:/
const CONTRACTS = /^shared\/contracts\//
const DOMAIN = /^shared\/domain\//
const PORTS = /^shared\/ports\//
const LOG_CODES = /^shared\/observability\/log-codes\.ts$/
const OBSERVABILITY = /^shared\/observability\//
const ADAPTERS = /^shared\/adapters\/(?!memory\/)/
const USE_CASES = /^shared\/usecases\//
/** Libraries that only compute. */
const COMPUTING = /^libphonenumber-js\/max$/
const AWS_SDK = /^@(aws-sdk|smithy)\//
const LAMBDA_TYPES = /^aws-lambda$/

/** Which room of use cases asks which other one: whoever adds a line says that the two belong together. */
const ROOMS_REACHED = [
  'campaigns -> history',
  'campaigns -> line',
  'dead-letters -> history',
  'dead-letters -> intake',
  'erasure -> history',
  'erasure -> lists',
  'erasure -> people',
  'erasure -> sources',
  'history -> intake',
  'history -> line',
  'history -> sending',
  'intake -> runs',
  'intake -> sending',
  'line -> campaigns',
  'line -> history',
  'lists -> history',
  'lists -> intake',
  'people -> history',
  'people -> intake',
  'people -> webhooks',
  'receipts -> people',
  'receipts -> records',
  'receipts -> runs',
  'receipts -> sending',
  'receipts -> webhooks',
  'records -> history',
  'records -> intake',
  'records -> webhooks',
  'replies -> history',
  'replies -> intake',
  'replies -> people',
  'replies -> records',
  'replies -> sending',
  'replies -> webhooks',
  'runs -> campaigns',
  'runs -> history',
  'runs -> records',
  'runs -> sending',
  'sending -> history',
  'sending -> runs',
  'sources -> history',
  'sources -> intake',
  'webhooks -> history',
  'webhooks -> line',
]

/** `shared/usecases/runs/send-page.ts` is in `runs`; what lies beside the rooms is in none. */
function roomOf(path: string): string {
  const [, , room = '', file] = path.split('/')
  return file === undefined ? '' : room
}

describe('who may import whom', () => {
  const inFunctions = sourcesIn('functions')
  const wiring = inFunctions.filter(({ path }) => /\/main\.ts$|^functions\/wiring\//.test(path))
  const handlers = inFunctions.filter((source) => !wiring.includes(source))
  const memory = sourcesIn('shared/adapters/memory')
  const signing = handlers.filter(({ path }) => path.endsWith('/verify-webhook.ts'))

  it.each<[string, Rule]>([
    [
      'contracts',
      { files: sourcesIn('shared/contracts'), may: [ZOD, CONTRACTS], because: 'contracts import zod and one another' },
    ],
    [
      'domain',
      {
        files: sourcesIn('shared/domain'),
        may: [ZOD, CONTRACTS, DOMAIN, COMPUTING],
        because: 'domain imports zod, contracts and libraries that only compute',
      },
    ],
    [
      'ports',
      {
        files: sourcesIn('shared/ports'),
        may: [CONTRACTS, DOMAIN, PORTS, LOG_CODES],
        because: 'ports import contracts, domain and log codes',
      },
    ],
    [
      'use cases',
      {
        files: sourcesIn('shared/usecases'),
        may: [CONTRACTS, DOMAIN, PORTS, USE_CASES],
        because: 'use cases import contracts, domain and ports',
      },
    ],
    [
      'adapters',
      {
        files: sourcesIn('shared/adapters').filter((source) => !memory.includes(source)),
        may: [
          ZOD,
          NODE,
          AWS_SDK,
          CONTRACTS,
          DOMAIN,
          PORTS,
          OBSERVABILITY,
          ADAPTERS,
          /^read-excel-file\/universal$/,
          /^standardwebhooks$/,
          /^jsonata$/,
        ],
        because: 'adapters import no use case, and memory only from within it',
      },
    ],
    [
      'memory adapters',
      {
        files: memory,
        may: [ZOD, CONTRACTS, DOMAIN, PORTS, /^shared\/adapters\//],
        because: 'memory adapters import contracts, domain, ports and sibling adapters',
      },
    ],
    [
      'observability',
      {
        files: sourcesIn('shared/observability'),
        may: [CONTRACTS, DOMAIN, PORTS, OBSERVABILITY],
        because: 'observability imports contracts, domain and ports',
      },
    ],
    [
      'handlers and their helpers',
      {
        files: handlers.filter((source) => !signing.includes(source)),
        may: [ZOD, NODE, LAMBDA_TYPES, CONTRACTS, DOMAIN, PORTS, USE_CASES, LOG_CODES, /^functions\//],
        because: 'functions reach adapters only through main.ts and wiring',
      },
    ],
    [
      'verifying webhooks',
      { files: signing, may: [/^standardwebhooks$/], because: 'it is the specification’s own library alone' },
    ],
    [
      'main.ts and wiring',
      {
        files: wiring,
        may: [
          ZOD,
          NODE,
          AWS_SDK,
          LAMBDA_TYPES,
          CONTRACTS,
          DOMAIN,
          PORTS,
          USE_CASES,
          ADAPTERS,
          OBSERVABILITY,
          /^functions\//,
        ],
        because: 'what runs on AWS never imports adapters/memory',
      },
    ],
    [
      'infra',
      {
        files: sourcesIn('infra'),
        may: [/^aws-cdk-lib/, /^constructs$/, /^cdk-nag$/, /^zod$/, /^node:(fs|path)$/, CONTRACTS, /^infra\//],
        because: 'infra imports CDK and contracts',
      },
    ],
  ])('%s', (_, rule) => {
    expect(breaches(rule)).toEqual([])
  })

  it('a room of use cases reaches another room only as listed', () => {
    const reached = sourcesIn('shared/usecases').flatMap(({ path, imports }) =>
      imports
        .filter((imported) => USE_CASES.test(imported) && roomOf(imported) !== '')
        .map((imported) => `${roomOf(path)} -> ${roomOf(imported)}`)
        .filter((edge) => new Set(edge.split(' -> ')).size === 2),
    )

    expect([...new Set(reached)].toSorted()).toEqual(ROOMS_REACHED)
  })

  it('console: of ours only contracts and domain', () => {
    const ours = sourcesIn('console/src').map((source) => ({ ...source, imports: source.imports.filter(isOurs) }))

    expect(
      breaches({
        files: ours,
        may: [CONTRACTS, DOMAIN, /^console\//],
        because: 'the console knows contracts and domain',
      }),
    ).toEqual([])
  })

  it('nothing that ships imports infra, console, local, bench or test', () => {
    const shipped = [
      ...sourcesIn('shared'),
      ...sourcesIn('functions'),
      ...sourcesIn('infra'),
      ...sourcesIn('console/src'),
    ]
    const wrong = shipped.flatMap(({ path, imports }) =>
      imports
        .filter((imported) => /^(infra|console|local|bench|test)\//.test(imported))
        .filter((imported) => imported.split('/')[0] !== path.split('/')[0])
        .map((imported) => `${path} imports ${imported}, which does not ship`),
    )

    expect(wrong).toEqual([])
  })

  it.each(['temporal-polyfill', 'tyme4ts'])('%s only by tests, which hold our own tables against it', (library) => {
    const users = SOURCES.filter(({ path, imports }) => imports.includes(library) && !path.startsWith('test/'))

    expect(users.map(({ path }) => path)).toEqual([])
  })

  it('zod as a namespace: the named import pulls every locale into each function', () => {
    const wrong = SOURCES.filter(({ text }) => /import\s*(?:type\s*)?\{[^}]*\}\s*from\s*['"]zod['"]/.test(text))

    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('how modules are reached', () => {
  const ours = SOURCES.filter(({ path }) => path.startsWith('shared/') || path.startsWith('functions/'))

  it('across top folders by alias, within one folder of shared by relative paths', () => {
    const wrong = ours.flatMap(({ path, text }) =>
      [...text.matchAll(IMPORT)]
        .map(([, one, two, three]) => one ?? two ?? three ?? '')
        .filter((specifier) => specifier.startsWith('.') && homeOf(resolve(path, specifier)) !== homeOf(path))
        .map((specifier) => `${path} reaches ${specifier} by a relative path: use #shared/ or #functions/`),
    )

    expect(wrong).toEqual([])
  })

  it('with their extension, never through a barrel', () => {
    const bare = ours.flatMap(({ path, imports }) =>
      imports.filter((one) => isOurs(one) && !/\.(ts|tsx|json)$/.test(one)).map((one) => `${path} imports ${one}`),
    )
    const barrels = SOURCES.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => path)

    expect([bare, barrels]).toEqual([[], []])
  })
})

describe('file names', () => {
  it('are kebab-case', () => {
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|contract|browser|texts|words|d))*\.[a-z]+$/
    const wrong = SOURCES.map(({ path }) => path).filter((path) => !name.test(path.split('/').at(-1) ?? ''))

    expect(wrong).toEqual([])
  })

  it('say what is in them', () => {
    const vague = /^(utils?|helpers?|common|manager|service|base|misc|types|constants)\.tsx?$/

    expect(SOURCES.map(({ path }) => path).filter((path) => vague.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })
})

describe('rules and use cases', () => {
  const pure = [...sourcesIn('shared/domain'), ...sourcesIn('shared/usecases'), ...sourcesIn('shared/contracts')]

  it.each([
    ['the wall clock', /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(/],
    ['chance', /\bMath\.random\(|\brandomUUID\(|\bcrypto\.getRandomValues\(/],
    ['the environment', /\bprocess\./],
    ['the network', /\bfetch\(/],
    ['timers', /\bset(?:Timeout|Interval)\(/],
    ['the console', /\bconsole\./],
  ])('never touch %s', (_, touch) => {
    expect(pure.filter(({ text }) => touch.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })

  it('rules are never asynchronous', () => {
    const wrong = sourcesIn('shared/domain').filter(({ text }) =>
      /\basync\b|\bawait\b|\bPromise\b/.test(withoutComments(text)),
    )

    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})
