import type { Contact } from '#shared/contracts/contact.ts'
import type { Instalment } from '#shared/contracts/record.ts'
import type { Custom } from './custom-scenarios.ts'
import { Expectations } from './expectations.ts'
import { ChanceFates } from './faults.ts'
import { Kernel } from './kernel.ts'
import type { CampaignLog } from './operator-log.ts'
import { withOtherNumbers } from './other-numbers.ts'
import { drawContacts, drawInstalments } from './people.ts'
import { Platform } from './platform.ts'
import { noProofs, type Proofs } from './proofs.ts'
import { Random } from './random.ts'
import { drawScenario, type Scenario } from './scenario.ts'
import type { UsedPreset } from './used-preset.ts'

/** An event as its sender means it; ids are null where it names none. */
export type Telling = {
  id: string
  type: string
  atMs: number
  data: unknown
  orderId: string | null
  shipmentId: string | null
  /** Of a declared type, or an instalment: its type and id with a blank between. */
  record: string | null
  contactId: string | null
}

/** Everything of one seed. */
export type World = {
  readonly seed: number
  readonly kernel: Kernel
  readonly random: Random
  readonly scenario: Scenario
  readonly fates: ChanceFates
  readonly platform: Platform
  readonly contacts: readonly Contact[]
  readonly instalments: readonly Instalment[]
  readonly expectations: Expectations
  /** What operators did to each campaign and were answered. */
  readonly campaigns: Map<string, CampaignLog>
  /** Scenarios of operators' own, with every version that was ever sent in. */
  readonly customs: { slug: string; versions: Custom[]; isPlain: boolean }[]
  /** Presets that campaigns were made of. */
  readonly presets: UsedPreset[]
  /** Campaigns that may be paused and stopped at any time. */
  readonly churned: Set<string>
  /** Jobs that nobody can do. */
  readonly poison: readonly string[]
  /** Names that operators have signed with so far. */
  readonly signatures: { count: number }
  /** What was compared with what became of it. */
  readonly proofs: Proofs
  /** What was told of orders, as it happened. */
  readonly tellings: Telling[]
  /** Events told so far. */
  told: number
}

const POISON = ['{"type":"messages","ids":["nobody"]}', 'no json']

/** The seed's world before anything has happened in it. */
export function createWorld(seed: number, trace: ((line: string) => void) | null): World {
  const random = new Random(seed)
  const scenario = drawScenario(random.fork())
  const kernel = new Kernel(scenario.startMs, trace)
  const fates = new ChanceFates(random.fork(), scenario.rates, () => kernel.nowMs)
  const { mood, workers, pageSize, perSecond, timeOutMs, activeUntilMs: firesUntilMs } = scenario
  const platform = new Platform({
    kernel,
    random: random.fork(),
    fates,
    mood,
    workers,
    pageSize,
    perSecond,
    timeOutMs,
    firesUntilMs,
  })
  const contacts = withOtherNumbers(drawContacts(random.fork(), scenario), seed)
  const instalments = drawInstalments(random.fork(), scenario)
  const expectations = new Expectations()
  const churned = new Set<string>()
  const campaigns = new Map<string, CampaignLog>()
  const world = {
    seed,
    kernel,
    random,
    scenario,
    fates,
    platform,
    contacts,
    instalments,
    expectations,
    campaigns,
    churned,
  }
  return {
    ...world,
    poison: POISON,
    signatures: { count: 0 },
    customs: [],
    presets: [],
    tellings: [],
    proofs: noProofs(),
    told: 0,
  }
}
