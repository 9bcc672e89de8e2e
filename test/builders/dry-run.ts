import type { DryRun, ForeseenPage, ForeseenPerson } from '#shared/contracts/dry-run.ts'
import { DryRunId } from '#shared/contracts/ids.ts'
import { EMPTY_SUM } from '#shared/domain/campaigns/fingerprint.ts'
import { aCampaign, campaignId } from './campaign.ts'

/** A dry run id from any lower-case name. */
export function dryRunId(name: string): DryRunId {
  return DryRunId.parse(`dry_${name.padEnd(20, '0')}`)
}

/** One of a birthday campaign at home, just begun. */
export function aDryRun(fields: Partial<DryRun> = {}): DryRun {
  return {
    id: dryRunId('one'),
    campaignId: campaignId('birthday'),
    kind: 'birthday-greeting',
    version: 1,
    content: aCampaign().content,
    contentPrint: 'print',
    policyVersion: '1',
    state: 'running',
    firings: [{ part: 'greeting', zone: 'Asia/Shanghai', firedAt: new Date('2026-12-05T01:00:00Z') }],
    stretches: 1,
    stretch: 0,
    after: null,
    pages: 0,
    selected: 0,
    sendable: 0,
    heldBack: {},
    parts: 0,
    byParts: {},
    firstAt: null,
    lastAt: null,
    sum: EMPTY_SUM,
    fingerprint: null,
    startedAt: new Date('2026-12-01T00:00:00Z'),
    movedAt: new Date('2026-12-01T00:00:00Z'),
    by: 'marketing/test',
    rev: 1,
    ...fields,
  }
}

/** Somebody who would be sent to. */
export function aForeseen(fields: Partial<ForeseenPerson> = {}): ForeseenPerson {
  return {
    contactId: 'C00001',
    key: '2026#birthday-greeting',
    outcome: 'send',
    reason: null,
    text: '朱女士，祝您生日快乐。',
    parts: 1,
    dueAt: new Date('2026-12-05T01:00:00Z'),
    counts: { number: 'hash000001', day: '2026-12-05', category: 'marketing' },
    ...fields,
  }
}

/** Somebody who would be held back. */
export function aHeldBack(fields: Partial<ForeseenPerson> = {}): ForeseenPerson {
  return aForeseen({ outcome: 'held-back', reason: 'no-consent', text: null, parts: 0, counts: null, ...fields })
}

export function aForeseenPage(fields: Partial<ForeseenPage> = {}): ForeseenPage {
  return { dryRunId: dryRunId('one'), number: 1, people: [aForeseen()], after: null, ...fields }
}
