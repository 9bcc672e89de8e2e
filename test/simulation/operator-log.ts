import type { CampaignContent, CampaignState } from '#shared/contracts/campaign.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import type { KindId } from '#shared/contracts/message.ts'

export type Told = { state: CampaignState; content: CampaignContent }
/** From the first click to the answer: it took effect somewhere in between. Null where nothing came of it. */
type Step = { fromMs: number; toMs: number; told: Told | null }

/** Workers' clocks differ by two seconds each, and some. */
const NEAR_MS = 10_000

/** What operators did to one campaign and were answered, kept apart from what the platform made of it. */
export class CampaignLog {
  readonly steps: Step[] = []
  readonly id: CampaignId
  readonly kind: KindId

  constructor(id: CampaignId, kind: KindId) {
    this.id = id
    this.kind = kind
  }

  begin(fromMs: number): Step {
    const step: Step = { fromMs, toMs: Number.POSITIVE_INFINITY, told: null }
    this.steps.push(step)
    return step
  }

  /** What held at that moment; null while somebody was at it, or where two at once leave it open. */
  at(atMs: number): Told | null {
    if (this.steps.some(({ fromMs, toMs }) => fromMs - NEAR_MS <= atMs && atMs <= toMs + NEAR_MS)) return null
    const before = this.steps.filter(({ toMs, told }) => toMs < atMs && told !== null)
    const last = before.toSorted((a, b) => b.toMs - a.toMs)[0]
    if (last === undefined) return null
    const isAlone = this.steps.every((one) => one === last || one.toMs < last.fromMs || one.fromMs > last.toMs)
    return isAlone ? last.told : null
  }

  /** Whether it was certainly active again after that moment, and not stopped before. */
  goesOnAfter(atMs: number): boolean {
    const after = this.steps.filter(({ fromMs }) => fromMs > atMs).toSorted((a, b) => a.fromMs - b.fromMs)
    for (const { told, toMs } of after) {
      if (told?.state === 'stopped' || toMs === Number.POSITIVE_INFINITY) return false
      if (told?.state === 'active') return true
    }
    return false
  }
}
