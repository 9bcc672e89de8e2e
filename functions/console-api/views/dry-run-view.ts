import type * as z from 'zod'
import type { AudiencePreviewView } from '#shared/contracts/console-api/audience.ts'
import type { DryRunView, ForeseenPersonView, HeldBackView } from '#shared/contracts/console-api/dry-run.ts'
import { DRY_RUN_KEPT_SECONDS, type DryRun, type ForeseenPerson, HeldBackReason } from '#shared/contracts/dry-run.ts'
import type { Line, LineDefaults } from '#shared/contracts/line.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { goodUntil } from '#shared/domain/campaigns/approval.ts'
import { lastAtPace, stateAt } from '#shared/domain/campaigns/dry-run-sums.ts'
import { priceOfParts } from '#shared/domain/line/price-of-parts.ts'
import { homeShop } from '#shared/domain/records/shop-names.ts'
import { wordsForHeldBack } from '#shared/domain/wording/words.ts'
import { countriesOf } from '#shared/usecases/line/steer-line.ts'
import type { AudiencePreview } from '#shared/usecases/runs/preview-audience.ts'

type Beside = { line: Line; defaults: LineDefaults; shops: ShopSettings | null; now: Date }

/** A dry run as the API shows it; price and pace are estimates of the present line. */
export function viewDryRun(dryRun: DryRun, { line, defaults, shops, now }: Beside): DryRunView {
  const { id, campaignId, version, fingerprint, selected, sendable, heldBack, parts, byParts, by } = dryRun
  const perSecond = (line.rates ?? defaults.rates).bulk
  const lastAt = lastAtPace(dryRun, perSecond)
  return {
    ...{ id, campaignId, version, state: stateAt(dryRun, now), fingerprint },
    dueAt: dryRun.firings[0]?.firedAt.toISOString() ?? null,
    firings: dryRun.firings.map(({ part, zone, firedAt }) => ({ part, zone, firedAt: firedAt.toISOString() })),
    ...{ selected, sendable, heldBack, reasons: reasonsOf(heldBack), parts, byParts },
    price: priceOfParts(parts, defaults),
    firstAt: dryRun.firstAt?.toISOString() ?? null,
    lastAt: dryRun.lastAt?.toISOString() ?? null,
    paced: lastAt && { perSecond, lastAt: lastAt.toISOString() },
    progress: { done: dryRun.stretch, of: dryRun.stretches },
    lacks: lacksOf(line, defaults, shops),
    startedAt: dryRun.startedAt.toISOString(),
    goodUntil: goodUntil(dryRun).toISOString(),
    expiresAt: new Date(dryRun.startedAt.getTime() + DRY_RUN_KEPT_SECONDS * 1000).toISOString(),
    by,
  }
}

/** Mainland China's carriers refuse texts that bear no registered signature. */
function lacksOf(line: Line, defaults: LineDefaults, shops: ShopSettings | null): DryRunView['lacks'] {
  const isOpenToChina = countriesOf(line, defaults).allowed.includes('CN')
  return isOpenToChina && homeShop(shops)?.signature === undefined ? ['signature'] : []
}

export function viewForeseen(person: ForeseenPerson, name: string | null): ForeseenPersonView {
  const { contactId, outcome, reason, text, parts, dueAt } = person
  return { contactId, name, outcome, reason: viewReason(reason), text: text ?? '', parts, dueAt: dueAt.toISOString() }
}

export function viewAudience({ sample, ...numbers }: AudiencePreview): AudiencePreviewView {
  return {
    ...numbers,
    reasons: reasonsOf(numbers.heldBack),
    sample: sample.map(({ contact: { id, name }, reason }) => ({
      contactId: id,
      name,
      outcome: reason === null ? 'send' : 'held-back',
      reason: viewReason(reason),
    })),
  }
}

function reasonsOf(heldBack: DryRun['heldBack']): z.infer<typeof HeldBackView>[] {
  return HeldBackReason.options
    .flatMap((part) => ('options' in part ? part.options : [...part.values]))
    .filter((code) => heldBack[code] !== undefined)
    .map((code) => ({ code, ...wordsForHeldBack(code) }))
}

function viewReason(reason: ForeseenPerson['reason']): z.infer<typeof HeldBackView> | null {
  return reason === null ? null : { code: reason, ...wordsForHeldBack(reason) }
}
